/**
 * Arrays of NumPy. Start with {@link spikeloom.numpy.Npy}, which reads an array from an {@code
 * .npy} file or from an entry of an {@code .npz} archive; {@link spikeloom.numpy.NpzWriter} writes
 * archives. This package does not depend on data sets.
 */
@NullMarked
package spikeloom.numpy;

import org.jspecify.annotations.NullMarked;

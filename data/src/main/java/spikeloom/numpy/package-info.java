/**
 * Arrays of NumPy: {@link spikeloom.numpy.Npy} reads one from an {@code .npy} file or from an entry
 * of an {@code .npz} archive. This package does not depend on data sets.
 */
@NullMarked
package spikeloom.numpy;

import org.jspecify.annotations.NullMarked;

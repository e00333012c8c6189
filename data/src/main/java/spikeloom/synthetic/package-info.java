/**
 * Generated data, available without files: {@link spikeloom.synthetic.AddingTask}, {@link
 * spikeloom.synthetic.StrokeDigits} and {@link spikeloom.synthetic.DriftingBlobs}. Everything here
 * is a pure function of a seed and an index; this package does not depend on files or data sets.
 */
@NullMarked
package spikeloom.synthetic;

import org.jspecify.annotations.NullMarked;

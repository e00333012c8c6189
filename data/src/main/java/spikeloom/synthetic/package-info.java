/**
 * What the product draws itself, so that it works without any file: {@link
 * spikeloom.synthetic.AddingTask}, {@link spikeloom.synthetic.StrokeDigits} and {@link
 * spikeloom.synthetic.DriftingBlobs}. Everything here is a pure function of a seed and an index;
 * nothing here reads files or knows data sets.
 */
@NullMarked
package spikeloom.synthetic;

import org.jspecify.annotations.NullMarked;

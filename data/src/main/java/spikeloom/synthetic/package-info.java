/**
 * Generated data, available without files. Start with {@link spikeloom.synthetic.StrokeDigits};
 * {@link spikeloom.synthetic.DriftingBlobs}, {@link spikeloom.synthetic.AddingTask} and {@link
 * spikeloom.synthetic.YinYang} are the others. Everything here is a pure function of a seed and an
 * index; this package does not depend on files or data sets.
 */
@NullMarked
package spikeloom.synthetic;

import org.jspecify.annotations.NullMarked;

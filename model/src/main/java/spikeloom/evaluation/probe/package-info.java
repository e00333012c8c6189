/**
 * How much a simple classifier reads from a representation of samples. Start with {@link
 * spikeloom.evaluation.probe.Probe}; the classifier itself is in {@code evaluation.dl4j}.
 */
@NullMarked
package spikeloom.evaluation.probe;

import org.jspecify.annotations.NullMarked;

/**
 * How unusual samples are to a trained model, and how well that separates classes. Start with
 * {@link spikeloom.evaluation.anomaly.SampleScores}.
 */
@NullMarked
package spikeloom.evaluation.anomaly;

import org.jspecify.annotations.NullMarked;

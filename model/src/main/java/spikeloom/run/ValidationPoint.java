package spikeloom.run;

import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Metrics;

/**
 * Metrics of a model on validation samples at one time of a training; one line of {@code
 * validation.csv}.
 *
 * @param step optimiser steps done
 * @param examples training examples seen
 * @param samples number of validation samples measured
 * @param distortion in the unit of the plan's distortion, see {@link Metrics#distortion}
 * @param rateBits information rate of the latent spikes, bits per example
 * @param accuracy share of correct classes, or null where targets are not classes
 */
public record ValidationPoint(
    long step,
    long examples,
    int samples,
    double distortion,
    double rateBits,
    @Nullable Double accuracy) {
  /** The metrics that were measured at a position of a training. */
  public static ValidationPoint of(Checkpoint.Position position, Metrics metrics) {
    return new ValidationPoint(
        position.step(),
        position.examples(),
        metrics.samples(),
        metrics.distortion(),
        metrics.rateBits(),
        metrics.accuracy());
  }
}

package spikeloom.run;

import spikeloom.objective.Distortion;

/**
 * The progress of a run; one line of {@code metrics.csv}. Averages are over the steps since the
 * last report.
 *
 * @param step optimiser steps done
 * @param steps optimiser steps of the whole run, or 0 if unknown
 * @param epoch the current epoch, 1 .. epochs
 * @param epochs epochs of the whole run
 * @param examples training examples seen
 * @param distortion mean distortion, in the unit of its measure
 * @param measure what the distortion is
 * @param rateBits information rate of the latent spikes, bits per example; not a number where the
 *     encoder has no noise
 * @param latentSpikeRate latent spikes per neuron and step, 0 .. 1
 * @param hiddenSpikeRate hidden spikes per neuron and step, 0 .. 1
 * @param examplesPerSecond training speed
 * @param secondsLeft estimate of the time to the end of the run, seconds
 */
public record Progress(
    long step,
    long steps,
    int epoch,
    int epochs,
    long examples,
    double distortion,
    Distortion measure,
    double rateBits,
    double latentSpikeRate,
    double hiddenSpikeRate,
    double examplesPerSecond,
    double secondsLeft) {

  /** Share of the run that is done, 0 .. 1; in whole epochs if its steps are unknown. */
  public double fraction() {
    return steps == 0 ? (epoch - 1.0) / epochs : (double) step / steps;
  }
}

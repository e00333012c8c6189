package spikeloom.encoder.exact;

import spikeloom.spike.SpikeBatch;

/**
 * The border between steps and continuous time: step t begins at time {@code t * length} and holds
 * the times from there to the next.
 *
 * @param length length of a step in the neuron's unit of time
 */
public record StepTimes(double length) {
  /** Checks the length. */
  public StepTimes {
    if (!(length > 0) || length > Double.MAX_VALUE) {
      throw new IllegalArgumentException("length of a step: " + length);
    }
  }

  /** The steps that divide a trial. */
  public static StepTimes dividing(double trial, int steps) {
    return new StepTimes(trial / steps);
  }

  /**
   * The events of one sample as spikes: at their exact times in a timed batch, else at the
   * beginnings of their steps.
   */
  public void read(SpikeBatch batch, int sample, SpikeTimes spikes) {
    if (batch.graded()) {
      throw new IllegalArgumentException("networks in continuous time take binary spikes");
    }
    spikes.clear(batch.channels());
    for (int t = 0; t < batch.steps(); t++) {
      for (int i = batch.begin(sample, t); i < batch.end(sample, t); i++) {
        spikes.add((t + (double) batch.offset(i)) * length, batch.channel(i));
      }
    }
    spikes.merge();
  }

  /** The step, 0 .. steps-1, that holds a time; times outside belong to the first and last. */
  public int step(double time, int steps) {
    return (int) Math.max(0, Math.min(steps - 1, Math.floor(time / length)));
  }
}

package spikeloom.encoder.lif;

import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.encoder.SpikeBatches;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/** The input of the first layer of a {@link LifPass}: spikes as bits, or graded events as lists. */
final class EncoderInput {
  private final SpikeBits[] spikes; // [sample]
  private final InputCurrents currents;
  private final GradedInput values;
  private final Workers workers;
  private boolean graded;

  EncoderInput(SpikeBits[] spikes, InputCurrents currents, GradedInput values, Workers workers) {
    this.spikes = spikes;
    this.currents = currents;
    this.values = values;
    this.workers = workers;
  }

  /** Sets the batch to read next. */
  void begin(SpikeBatch input) {
    graded = input.graded();
  }

  /** Whether the last batch had values. */
  boolean graded() {
    return graded;
  }

  /**
   * Copies a sample.
   *
   * @return number of its events
   */
  int read(SpikeBatch input, int sample) {
    if (graded) {
      return values.read(input, sample);
    }
    SpikeBatches.read(input, sample, spikes[sample]);
    return spikes[sample].count();
  }

  /** Computes the currents of some samples. */
  void sum(int worker, Range samples) {
    if (!graded) {
      currents.sum(worker, samples);
      return;
    }
    for (int b = samples.from(); b < samples.to(); b++) {
      values.sum(b);
    }
  }

  /** Computes the gradient of the weights, if the last batch had values. */
  void gradient(int samples, float[] gradient) {
    if (graded) {
      values.gradient(samples, gradient, workers);
    }
  }
}

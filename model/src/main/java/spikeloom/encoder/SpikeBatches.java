package spikeloom.encoder;

import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/** Converts the spikes of a mini-batch to bits for the kernels. */
public final class SpikeBatches {
  private SpikeBatches() {}

  /** Overwrites {@code bits} with the spikes of a sample. */
  public static void read(SpikeBatch batch, int sample, SpikeBits bits) {
    bits.clear();
    for (int t = 0; t < bits.steps(); t++) {
      for (int i = batch.begin(sample, t); i < batch.end(sample, t); i++) {
        bits.set(t, batch.channel(i));
      }
    }
  }

  /** Whether every step of a graded sample repeats the first. */
  public static boolean still(SpikeBatch batch, int sample) {
    int first = batch.begin(sample, 0);
    int count = batch.end(sample, 0) - first;
    for (int t = 1; t < batch.steps(); t++) {
      int from = batch.begin(sample, t);
      if (batch.end(sample, t) - from != count) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (batch.channel(from + i) != batch.channel(first + i)
            || batch.value(from + i) != batch.value(first + i)) {
          return false;
        }
      }
    }
    return true;
  }
}

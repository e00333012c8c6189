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
}

package spikeloom.learning;

import spikeloom.spike.SpikeBatch;

/**
 * A mini-batch: input of the encoder and target of the decoder.
 *
 * @param input input spikes of B samples
 * @param target {@code [B][moments][values]}
 * @param identity index of each sample in its split; names its random stream
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Batch(SpikeBatch input, float[] target, int[] identity) {
  /** Number of samples, B. */
  public int samples() {
    return input.samples();
  }
}

package spikeloom.learning;

import spikeloom.spike.SpikeBatch;

/**
 * A mini-batch: what the encoder sees and what the decoder is to say.
 *
 * @param input input spikes of B samples
 * @param target {@code [B][moments][values]}
 * @param identity index of each sample in its split; names its random stream
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Batch(SpikeBatch input, float[] target, int[] identity) {
  /** Number of samples, B. */
  public int samples() {
    return input.samples();
  }
}

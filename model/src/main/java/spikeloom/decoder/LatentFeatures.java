package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;

/**
 * What the decoder reads of the latent spikes, and the way back of its gradient.
 *
 * <pre>{@code
 * time   feature (t, n) = z(n, t), in order of step, then neuron     T * N features
 * rate   feature n      = sum over t of z(n, t)                      N features
 * }</pre>
 *
 * @param decoding which of them
 * @param steps steps of the decoder's window, T
 * @param latents N
 */
public record LatentFeatures(Decoding decoding, int steps, int latents) {
  /** Number of features. */
  public int size() {
    return decoding == Decoding.TIME ? steps * latents : latents;
  }

  /** Writes the features of one sample to {@code features[at ..]}. */
  public void read(SpikeBits spikes, float[] features, int at) {
    Arrays.fill(features, at, at + size(), 0f);
    for (int n = 0; n < latents; n++) {
      if (decoding == Decoding.RATE) {
        features[at + n] = spikes.count(n);
        continue;
      }
      for (int k = 0; k < spikes.blocks(); k++) {
        int first = at + k * SpikeBits.STEPS * latents + n;
        for (int rest = spikes.word(k, n); rest != 0; rest &= rest - 1) {
          features[first + Integer.numberOfTrailingZeros(rest) * latents] = 1f;
        }
      }
    }
  }

  /**
   * Writes the gradient of one sample's spikes, a row per step, given that of its features at
   * {@code gradient[at ..]}.
   */
  public void spread(float[] gradient, int at, Rows adjoint) {
    for (int t = 0; t < steps; t++) {
      int from = decoding == Decoding.TIME ? at + t * latents : at;
      int to = adjoint.index(t, 0);
      System.arraycopy(gradient, from, adjoint.values(), to, latents);
      Arrays.fill(adjoint.values(), to + latents, to + adjoint.width(), 0f);
    }
  }
}

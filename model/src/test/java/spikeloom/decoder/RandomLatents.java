package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;

/** Latent spikes of a batch, drawn at random; some neurons fire often, some rarely. */
public final class RandomLatents implements DecoderPass.Latents {
  private final SpikeBits[] spikes;
  private final Rows[] adjoint;

  /** The spikes of {@code samples} samples; gradients are NaN until they are written. */
  public RandomLatents(LatentFeatures features, int samples, long seed) {
    FastRandom random = new FastRandom(seed);
    spikes = new SpikeBits[samples];
    adjoint = new Rows[samples];
    for (int b = 0; b < samples; b++) {
      spikes[b] = new SpikeBits(features.steps(), features.latents());
      adjoint[b] = Rows.of(features.steps(), Padding.stride(features.latents()));
      Arrays.fill(adjoint[b].values(), Float.NaN);
      for (int t = 0; t < features.steps(); t++) {
        for (int n = 0; n < features.latents(); n++) {
          if (random.nextInt(features.latents() + 1) <= n) {
            spikes[b].set(t, n);
          }
        }
      }
    }
  }

  @Override
  public SpikeBits spikes(int sample) {
    return spikes[sample];
  }

  @Override
  public Rows adjoint(int sample) {
    return adjoint[sample];
  }
}

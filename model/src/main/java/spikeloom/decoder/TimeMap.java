package spikeloom.decoder;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;

/**
 * Maps latent spikes to {@link LatentFeatures} and gradients back: a linear map along time in which
 * every step adds to one feature of its neuron. With s(n, t) the spike, 0 or 1 or a value, and l
 * the decay of the trace,
 *
 * <pre>{@code
 * time    feature (t, n) = s(n, t), in order of step, then neuron            T N features
 * rate    feature n      = sum over t of s(n, t)                             N features
 * trace   feature n      = (1 - l) sum over t of l^(T-1-t) s(n, t)           N features
 * bins    feature (k, n) = 1/2 sum over the steps of bin k of s(n, t)        bins N features
 * }</pre>
 *
 * <p>There are as many bins as fit, of equal length up to one step; 2 is about the sum of a graded
 * pulse of a spiking recurrent cell. Features of exact times are computed by the encoder.
 */
public final class TimeMap {
  private static final float OF_BINS = 0.5f;

  private final LatentFeatures features;
  private final int[] slot; // of every step
  private final float[] weight;

  TimeMap(LatentFeatures features) {
    this.features = features;
    int steps = features.steps();
    slot = new int[steps];
    weight = new float[steps];
    Arrays.fill(weight, 1f);
    double decay = features.detail().traceDecay();
    for (int t = 0; t < steps; t++) {
      switch (features.decoding()) {
        case TIME -> slot[t] = t;
        case RATE, FIRST_SPIKE, COUNT, FILTERED -> slot[t] = 0;
        case TRACE -> weight[t] = (float) ((1 - decay) * Math.pow(decay, steps - 1 - t));
        case BINS -> {
          slot[t] = (int) ((long) t * features.slots() / steps);
          weight[t] = OF_BINS;
        }
      }
    }
  }

  /** Index, within a sample, of the feature that a spike adds to. */
  public int feature(int step, int neuron) {
    return slot[step] * features.latents() + neuron;
  }

  /** Contribution of a spike of value 1 to its feature. */
  public float weight(int step) {
    return weight[step];
  }

  /** Writes the features of one sample to {@code to[at ..]}. */
  public void read(DecoderPass.Latents latents, int sample, float[] to, int at) {
    if (features.decoding().ofExactTimes()) {
      Rows given =
          latents
              .features(sample)
              .orElseThrow(() -> new IllegalArgumentException("exact times have no features"));
      System.arraycopy(given.values(), given.index(0, 0), to, at, features.latents());
      return;
    }
    Optional<Rows> values = latents.values(sample);
    if (features.detail().spikes() == SpikeKind.GRADED && values.isPresent()) {
      read(values.get(), to, at);
    } else {
      read(latents.spikes(sample), to, at);
    }
  }

  /** Writes the features of values, a row per step. */
  public void read(Rows values, float[] to, int at) {
    Arrays.fill(to, at, at + features.size(), 0f);
    for (int t = 0; t < slot.length; t++) {
      int from = values.index(t, 0);
      int first = at + feature(t, 0);
      for (int n = 0; n < features.latents(); n++) {
        to[first + n] += weight[t] * values.values()[from + n];
      }
    }
  }

  /** Writes the features of binary spikes. */
  public void read(SpikeBits spikes, float[] to, int at) {
    Arrays.fill(to, at, at + features.size(), 0f);
    for (int n = 0; n < features.latents(); n++) {
      if (features.decoding() == Decoding.RATE) {
        to[at + n] = spikes.count(n);
        continue;
      }
      for (int k = 0; k < spikes.blocks(); k++) {
        for (int rest = spikes.word(k, n); rest != 0; rest &= rest - 1) {
          int t = k * SpikeBits.STEPS + Integer.numberOfTrailingZeros(rest);
          to[at + feature(t, n)] += weight[t];
        }
      }
    }
  }

  /**
   * Writes the gradient of one sample's spikes, a row per step, or of its features of exact times,
   * one row, given that of its features at {@code gradient[at ..]}.
   */
  public void spread(float[] gradient, int at, Rows adjoint) {
    int latents = features.latents();
    int rows = features.decoding().ofExactTimes() ? 1 : slot.length;
    for (int t = 0; t < rows; t++) {
      int from = at + feature(t, 0);
      int to = adjoint.index(t, 0);
      for (int n = 0; n < latents; n++) {
        adjoint.values()[to + n] = weight[t] * gradient[from + n];
      }
      Arrays.fill(adjoint.values(), to + latents, to + adjoint.width(), 0f);
    }
  }
}

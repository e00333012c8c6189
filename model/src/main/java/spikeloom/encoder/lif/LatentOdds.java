package spikeloom.encoder.lif;

import java.util.Arrays;
import spikeloom.array.Rows;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.StochasticReadout;

/**
 * Rates and probabilities of the last window of a {@link LifPass}, from the log-odds of its latent
 * spikes.
 */
final class LatentOdds {
  /** Log-odds of spikes without chance; their probabilities are 0 and 1 to six digits. */
  static final float CERTAIN = 20;

  private final LifEncoder encoder;
  private final Rows logOdds; // a row per sample and step
  private final SpikeBits[] latent; // [sample]
  private final LifStream stream;
  private final int steps;

  LatentOdds(LifEncoder encoder, Rows logOdds, SpikeBits[] latent, LifStream stream) {
    this.encoder = encoder;
    this.logOdds = logOdds;
    this.latent = latent;
    this.stream = stream;
    steps = latent[0].steps();
  }

  /** Log-odds without chance, for a neuron that fires where its own are above 0. */
  static float certain(float logOdds) {
    return logOdds > 0 ? CERTAIN : -CERTAIN;
  }

  private double at(int sample, int step, int neuron) {
    return seen(logOdds.values()[logOdds.index(sample * steps + step, neuron)]);
  }

  // What others see: spikes that fire by threshold are certain.
  private double seen(double u) {
    return encoder.structure().sampling().estimator().draws() ? u : certain((float) u);
  }

  /** As {@link EncoderPass#rates}. */
  void rates(int sample, float[] reference, float[] nats) {
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++, i++) {
        nats[i] = (float) StochasticReadout.divergence(at(sample, t, n), reference[i]);
      }
    }
  }

  /** As {@link EncoderPass#probabilities}. */
  void probabilities(int sample, float[] probabilities) {
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++, i++) {
        probabilities[i] = (float) (1 / (1 + Math.exp(-at(sample, t, n))));
      }
    }
  }

  /** Rate of a sample in nats, against the fixed prior. */
  double rateToFixedPrior(int sample) {
    double reference = StochasticReadout.logit(encoder.structure().prior());
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++) {
        sum += StochasticReadout.divergence(at(sample, t, n), reference);
      }
    }
    return sum;
  }

  /**
   * As {@link EncoderPass#logProbability}. The input sets the membrane; past latent spikes enter
   * the log-odds through their traces alone, so that another sample's spikes are handled by
   * replacing this part.
   */
  double logProbability(int input, int spikesOf) {
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    boolean lateral = encoder.structure().sampling().lateral();
    SpikeBits own = latent[input];
    SpikeBits given = latent[spikesOf];
    double phi = encoder.structure().readout().phi();
    int neurons = encoder.latents();
    double[] difference = new double[neurons]; // of the two traces
    Arrays.setAll(difference, n -> earlier(spikesOf, n) - earlier(input, n));
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        double u = logOdds.values()[logOdds.index(input * steps + t, n)];
        if (lateral) {
          for (int m = 0; m < neurons; m++) {
            u += feedback.values()[feedback.index(m, n)] * difference[m];
          }
        } else {
          u += feedback.values()[feedback.index(0, n)] * difference[n];
        }
        // log s(u) for a spike, log(1 - s(u)) for none
        double x = given.bit(t, n) == 0 ? seen(u) : -seen(u);
        sum -= Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      }
      for (int n = 0; n < neurons; n++) {
        difference[n] = phi * difference[n] + (given.bit(t, n) - own.bit(t, n));
      }
    }
    return sum;
  }

  // The feedback trace at the first step of the window.
  private double earlier(int sample, int neuron) {
    if (!stream.carried()) {
      return 0;
    }
    Rows before = stream.start(stream.readout(), sample);
    float f = before.values()[before.index(1, neuron)];
    float z = before.values()[before.index(2, neuron)];
    return encoder.structure().readout().phi() * f + z;
  }
}

package spikeloom.encoder.lif;

import spikeloom.array.Rows;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.StochasticReadout;

/**
 * Rates and probabilities of the last window of a {@link LifPass}, from the log-odds of its latent
 * spikes.
 */
final class LatentOdds {
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

  private double at(int sample, int step, int neuron) {
    return logOdds.values()[logOdds.index(sample * steps + step, neuron)];
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

  /**
   * As {@link EncoderPass#logProbability}. The input sets the membrane; own past spikes enter the
   * log-odds through their trace alone, so that another sample's spikes are handled by replacing
   * this part.
   */
  double logProbability(int input, int spikesOf) {
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    SpikeBits own = latent[input];
    SpikeBits given = latent[spikesOf];
    double phi = encoder.structure().readout().phi();
    double sum = 0;
    for (int n = 0; n < encoder.latents(); n++) {
      double weight = feedback.values()[feedback.index(0, n)];
      double difference = earlier(spikesOf, n) - earlier(input, n); // of the two traces
      for (int t = 0; t < steps; t++) {
        double u = at(input, t, n) + weight * difference;
        int z = given.bit(t, n);
        // log s(u) for a spike, log(1 - s(u)) for none
        double x = z == 0 ? u : -u;
        sum -= Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        difference = phi * difference + (z - own.bit(t, n));
      }
    }
    return sum;
  }

  // The feedback trace at the first step of the window.
  private double earlier(int sample, int neuron) {
    if (!stream.carried()) {
      return 0;
    }
    Rows before = stream.start(encoder.layers().size() - 1, sample);
    float f = before.values()[before.index(1, neuron)];
    float z = before.values()[before.index(2, neuron)];
    return encoder.structure().readout().phi() * f + z;
  }
}

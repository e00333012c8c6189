package spikeloom.learning;

import java.util.function.IntFunction;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.BernoulliDivergence;
import spikeloom.kernel.SpikeBits;
import spikeloom.objective.RateCost;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorPass;

/**
 * What the latent spikes of an {@link EncoderPass} cost under a {@link CausalPrior}, and its
 * adjoint: in the encoder's log-odds, through the spikes that the prior sees, and in the prior's
 * parameters. For a fixed prior the encoder knows the rate itself.
 */
final class PriorCost {
  private final EncoderPass encoding;
  private final RateCost cost;
  private final int steps;
  private final int latents;
  private final Workers workers;
  private final boolean known; // by the encoder
  private final PriorPass pass;
  private final double[] rate;
  private final Rows change; // a row per sample and step
  private final IntFunction<SpikeBits> spikes;
  private final IntFunction<Rows> references;
  private final IntFunction<Rows> changes;
  private final IntFunction<Rows> adjoints;
  private int count;

  /**
   * The cost of the spikes of {@code encoding} in windows of {@code steps} steps.
   *
   * @throws IllegalArgumentException if the prior is not fixed and the probabilities of the spikes
   *     are unknown
   */
  PriorCost(Autoencoder model, EncoderPass encoding, int samples, int steps, Workers workers) {
    this.encoding = encoding;
    this.steps = steps;
    this.workers = workers;
    cost = model.objective().cost();
    latents = model.encoder().latents();
    CausalPrior prior = model.prior();
    known = prior.parameters().count() == 0 && cost == RateCost.INFORMATION;
    if (!known && encoding.drawn().isEmpty()) {
      throw new IllegalArgumentException(
          "a prior that is not fixed needs latent spikes with known probabilities");
    }
    if (!known) {
      drawn().reference(0); // may be allocated on the first request, by one thread
    }
    pass = prior.pass(known ? 1 : samples, steps, workers);
    rate = new double[samples];
    change = Rows.of(known ? 0 : samples * steps, Padding.stride(latents));
    spikes = encoding::latent;
    references = sample -> drawn().reference(sample);
    changes = sample -> change.from(sample * steps);
    adjoints = encoding::latentAdjoint;
  }

  private BernoulliLatents drawn() {
    return encoding.drawn().orElseThrow();
  }

  /**
   * Computes the cost of the last forward pass of the encoder.
   *
   * @param firstStep step of the samples at which its window starts, see {@link PriorPass#forward}
   */
  void forward(int firstStep) {
    count = encoding.samples();
    if (known) {
      return;
    }
    pass.forward(count, firstStep, spikes, references);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            Rows u = drawn().logOdds(b);
            Rows v = drawn().reference(b);
            rate[b] = BernoulliDivergence.sum(u, v, steps, latents);
          }
        });
  }

  /** Rate of a sample: the information that its spikes carry at most, in nats. */
  double rate(int sample) {
    return known ? encoding.rate(sample) : rate[sample];
  }

  /**
   * Length of a sample's spikes in a lossless code made for the prior, in nats: {@code -log q(y)}.
   * Not a number where their probabilities are unknown.
   */
  double codeLength(int sample) {
    return encoding
        .drawn()
        .map(
            latents ->
                BernoulliDivergence.codeLength(spikes.apply(sample), latents.reference(sample)))
        .orElse(Double.NaN);
  }

  /**
   * Adds the cost's gradient to that of the latent spikes, and prepares the references for the
   * encoder's backward pass, which comes next.
   *
   * @param weight weight of one nat in the loss
   * @param gradient of the prior's parameters, overwritten; not used without parameters
   */
  void backward(double weight, float[] gradient) {
    if (known) {
      return;
    }
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            Rows u = drawn().logOdds(b);
            Rows v = drawn().reference(b);
            BernoulliDivergence.change(u, v, (float) weight, steps, latents, changes.apply(b));
            cost.shift(u, v, steps, latents);
          }
        });
    pass.backward(changes, adjoints, gradient);
  }
}

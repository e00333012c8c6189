package spikeloom.learning;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.lif.EligibilityPass;
import spikeloom.neuron.StochasticReadout;
import spikeloom.prior.PriorPass;

/**
 * A learned prior under the rule {@code score}. The rate against it is that against the fixed prior
 * r plus
 *
 * <pre>{@code
 * S(t) = sum over n of KL(Bernoulli(p(n,t)) || Bernoulli(s(v(n,t)))) - KL(Bernoulli(p(n,t)) || Bernoulli(r))
 * }</pre>
 *
 * <p>over all steps. Through the traces of the prior, a spike changes S of all neurons at all later
 * steps, so that their sum is part of the cost of the spike. The derivative of S(t) in the log-odds
 * of step t, given the past, is exact. The prior's own parameters learn by back-propagation within
 * the prior, a mean over draws.
 */
final class ScorePrior {
  private final EligibilityPass encoding;
  private final Workers workers;
  private final int draws;
  private final int steps;
  private final int latents;
  private final float fixed; // log-odds of the fixed prior
  private final PriorPass pass;
  private final double[][][] later; // [draw][sample][step]: S of all later steps; [steps]: of all
  private final Rows change; // a row per sample and step
  private final Rows unused; // adjoint of the spikes, which the score replaces
  private final float[] part;

  /**
   * The prior of a model, for draws of up to {@code room.samples()} samples.
   *
   * @throws IllegalArgumentException if the pass does not keep all steps
   */
  ScorePrior(
      Autoencoder model, EligibilityPass encoding, EligibilityPass.Room room, Workers workers) {
    if (!encoding.keepsAllSteps()) {
      throw new IllegalArgumentException("a learned prior needs all steps in one block");
    }
    this.encoding = encoding;
    this.workers = workers;
    draws = room.draws();
    steps = room.steps();
    latents = model.encoder().latents();
    fixed = (float) StochasticReadout.logit(model.objective().prior());
    pass = model.prior().pass(room.samples(), steps, workers);
    later = new double[draws][room.samples()][steps + 1];
    int stride = Padding.stride(latents);
    change = Rows.of(room.samples() * steps, stride);
    unused = Rows.of(room.samples() * steps, stride);
    part = new float[model.prior().parameters().length()];
  }

  /**
   * Computes the prior's log-odds at all draws, and what the rate against it is more than that
   * against the fixed prior.
   *
   * @param weight weight of one nat in the loss
   * @param gradient of the prior's parameters, overwritten
   */
  void run(int samples, double weight, float[] gradient) {
    Arrays.fill(gradient, 0f);
    for (int d = 0; d < draws; d++) {
      int draw = d;
      pass.forward(samples, 0, b -> encoding.latent(draw, b), b -> encoding.reference(draw, b));
      workers.run(
          worker -> {
            Range mine = workers.share(worker, samples);
            for (int b = mine.from(); b < mine.to(); b++) {
              compare(draw, b, weight / draws);
            }
          });
      pass.backward(b -> change.from(b * steps), b -> unused.from(b * steps), part);
      for (int i = 0; i < part.length; i++) {
        gradient[i] += part[i];
      }
    }
  }

  private void compare(int draw, int b, double weight) {
    Rows u = encoding.logOdds(draw, b);
    Rows v = encoding.reference(draw, b);
    Rows out = change.from(b * steps);
    double[] sums = later[draw][b];
    double sum = 0;
    for (int t = steps - 1; t >= 0; t--) {
      sums[t] = sum;
      for (int n = 0; n < latents; n++) {
        double odds = u.values()[u.index(t, n)];
        double own = v.values()[v.index(t, n)];
        sum += StochasticReadout.divergence(odds, own) - StochasticReadout.divergence(odds, fixed);
        out.values()[out.index(t, n)] = (float) (weight * (logistic(own) - logistic(odds)));
      }
    }
    sums[steps] = sum;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The sum of S over the steps after one, nats. */
  double after(int draw, int sample, int step) {
    return later[draw][sample][step];
  }

  /** The sum of S over all steps, nats. */
  double all(int draw, int sample) {
    return later[draw][sample][steps];
  }
}

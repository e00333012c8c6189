package spikeloom.evaluation;

import java.util.Arrays;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.kernel.BernoulliDivergence;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/**
 * The importance-weighted bound of the negative log-likelihood, with K draws of the latent spikes
 * y_k of every example,
 *
 * <pre>{@code
 * -log (1/K) sum over k of p(x | y_k) q(y_k) / p(y_k || x),   y_k ~ p(y || x)
 * p(y || x) = product over t, n of Bernoulli(y(n,t); s(u(n,t)))   the encoder, given its past
 * q(y)      = product over t, n of Bernoulli(y(n,t); s(v(n,t)))   the prior, given the past
 * }</pre>
 *
 * <p>in nats per example. In expectation it is -ELBO for K = 1, never increases with K, and is
 * never below the negative log-likelihood, which it approaches. The input spikes are those of the
 * evaluation: one draw of them, not averaged over, so that p(x | y) q(y) is still a model of x
 * alone and the encoder is the proposal for this draw. The first draw of the latent spikes is also
 * that of the evaluation.
 *
 * <p>Source: Burda, Grosse and Salakhutdinov, "Importance weighted autoencoders", ICLR 2016.
 */
public final class ImportanceBound {
  /** Largest number of draws. */
  public static final int MOST = 10_000;

  private static final int BATCH = 64;

  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final AutoencoderPass pass;
  private final BernoulliLatents drawn;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /**
   * Measures {@code model} on the split of {@code batches}.
   *
   * @throws EvaluationException if the distortion is not a likelihood, or the probabilities of the
   *     latent spikes are unknown
   */
  public ImportanceBound(Autoencoder model, Batches batches, RandomKey key, Workers workers) {
    if (!model.objective().distortion().likelihood()) {
      throw new EvaluationException(
          "The importance-weighted bound needs a distortion that is a likelihood: train with one of the distortions "
              + Distortion.likelihoods()
              + ".");
    }
    this.model = model;
    this.batches = batches;
    this.key = key;
    pass = new AutoencoderPass(model, BATCH, workers);
    drawn =
        pass.encoding()
            .drawn()
            .orElseThrow(
                () ->
                    new EvaluationException(
                        "The importance-weighted bound needs latent spikes that are drawn with known probabilities: train with an encoder that draws binary spikes, for instance lif."));
  }

  /** Reports to {@code follower} from now on; returns this measurement. */
  public ImportanceBound watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  /**
   * Computes the bound over the first {@code limit} samples, in nats per example.
   *
   * @param draws K, 1 .. {@link #MOST}
   */
  public Mean measure(int limit, int draws) {
    int size = Math.min(limit, batches.split().size());
    float[] output = new float[BATCH * model.values()];
    double[] weights = new double[draws]; // logarithms
    double[] bounds = new double[size];
    long rows = (long) size * draws;
    for (long from = 0; from < rows; from += BATCH) {
      watch.at((int) (from / draws), size);
      int count = (int) Math.min(BATCH, rows - from);
      pass.reconstruct(batch(from, count, draws), key.fold("latent"), output);
      for (int b = 0; b < count; b++) {
        int draw = (int) ((from + b) % draws);
        weights[draw] = logWeight(b);
        if (draw == draws - 1) {
          bounds[(int) ((from + b) / draws)] = Math.log(draws) - logSum(weights);
        }
      }
    }
    watch.at(size, size);
    return Mean.of(bounds);
  }

  // Row r is draw r % K of sample r / K. A stream of its own for every draw, those of fewer draws
  // being among those of more.
  private Batch batch(long from, int count, int draws) {
    int[] indices = new int[count];
    int[] streams = new int[count];
    for (int b = 0; b < count; b++) {
      indices[b] = (int) ((from + b) / draws);
      long stream = indices[b] + (from + b) % draws * batches.split().size();
      streams[b] = Math.toIntExact(stream);
    }
    Batch once = batches.of(indices, key.fold("input"));
    return new Batch(once.input(), once.target(), streams);
  }

  /** {@code log p(x | y) + log q(y) - log p(y || x)}. */
  private double logWeight(int sample) {
    double proposal =
        BernoulliDivergence.codeLength(pass.encoding().latent(sample), drawn.logOdds(sample));
    return proposal - pass.distortion(sample) - pass.codeLength(sample);
  }

  /** {@code log of the sum of exp}, with the largest term taken out of the sum. */
  static double logSum(double[] logs) {
    double most = Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum);
  }
}

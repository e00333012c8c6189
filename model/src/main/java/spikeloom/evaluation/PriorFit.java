package spikeloom.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.BernoulliDivergence;
import spikeloom.learning.Adam;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batches;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.PriorPass;
import spikeloom.prior.Priors;
import spikeloom.random.RandomKey;

/**
 * Fits a causal prior to a frozen encoder: minimises the rate {@code R = E sum of KL(Bernoulli(p)
 * || Bernoulli(q))} in the prior's parameters by Adam. Every prior bounds the directed information;
 * the fitted one is usually tighter than that of the run.
 *
 * <p>An epoch is a limited number of training samples. Where an epoch does not lower the rate of
 * the validation samples, the best parameters return and the learning rate is divided by 4; after
 * three such epochs the fit ends. The same key gives the same prior, with any number of workers.
 */
public final class PriorFit {
  private static final int BATCH = 64;

  private final Autoencoder model;
  private final Batches train;
  private final Batches validation;
  private final RandomKey key;
  private final Workers workers;
  private final EncoderPass encoding;
  private final BernoulliLatents drawn;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /**
   * The extent of a fit.
   *
   * @param samples training samples of an epoch
   * @param validation validation samples, at most
   * @param epochs number of epochs, at most
   * @param learningRate first learning rate
   */
  public record Settings(int samples, int validation, int epochs, double learningRate) {
    /** Up to 40 epochs of 6,400 samples. */
    public static final Settings STANDARD = new Settings(6_400, 2_000, 40, 0.01);
  }

  /**
   * A fitted prior.
   *
   * @param prior the prior with the best parameters
   * @param epochs number of epochs
   * @param nats rate of the validation samples, nats per example
   */
  public record Fitted(CausalPrior prior, int epochs, double nats) {}

  /**
   * A fit to the encoder of {@code model}, whose own prior is not used.
   *
   * @param train samples that the prior is fitted to
   * @param validation samples that end the fit
   * @param key stream of weights, order and spikes
   * @throws EvaluationException if the probabilities of the latent spikes are unknown
   */
  public PriorFit(
      Autoencoder model, Batches train, Batches validation, RandomKey key, Workers workers) {
    this.model = model;
    this.train = train;
    this.validation = validation;
    this.key = key;
    this.workers = workers;
    encoding = model.encoder().pass(BATCH, model.steps(), workers);
    drawn =
        encoding
            .drawn()
            .orElseThrow(
                () ->
                    new EvaluationException(
                        "A prior can only be fitted to latent spikes that are drawn with known probabilities: train with an encoder that draws binary spikes, for instance lif."));
  }

  /** Reports every epoch to {@code follower} from now on; returns this fit. */
  public PriorFit watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  /** Fits a prior of the given kind; a fixed one has nothing to fit. */
  public Fitted fit(PriorKind kind, Settings settings) {
    int latents = model.encoder().latents();
    CausalPrior prior =
        Priors.create(kind, latents, model.steps(), meanRate(), key.fold("weights"));
    PriorPass pass = prior.pass(BATCH, model.steps(), workers);
    Adam adam = new Adam(prior.parameters(), workers);
    float[] values = prior.parameters().values();
    float[] best = values.clone();
    double least = nats(pass, settings.validation());
    double learningRate = settings.learningRate();
    int epoch = 0;
    for (int worse = 0; worse < 3 && epoch < settings.epochs() && values.length > 0; epoch++) {
      learn(pass, adam, epoch, settings.samples(), learningRate);
      double now = nats(pass, settings.validation());
      if (now < least) {
        least = now;
        best = values.clone();
      } else {
        worse++;
        learningRate /= 4;
        System.arraycopy(best, 0, values, 0, best.length);
        prior.parameters().changed();
      }
    }
    System.arraycopy(best, 0, values, 0, best.length);
    prior.parameters().changed();
    return new Fitted(prior, epoch, least);
  }

  /** The mean firing probability of a few training samples, where the prior begins. */
  private double meanRate() {
    int count = encode(train, IntStream.range(0, train.split().size()).limit(BATCH).toArray(), -1);
    double cells = (double) count * model.steps() * model.encoder().latents();
    return (encoding.latentSpikes() + 0.5) / (cells + 1);
  }

  private int encode(Batches batches, int[] indices, int epoch) {
    RandomKey stream = key.fold("spikes").fold(epoch);
    encoding.forward(
        batches.of(indices, stream.fold("input")).input(), stream.fold("latent"), indices);
    return indices.length;
  }

  private void learn(PriorPass pass, Adam adam, int epoch, int samples, double learningRate) {
    int latents = model.encoder().latents();
    int steps = model.steps();
    Rows change = Rows.of(BATCH * steps, Padding.stride(latents));
    int[] order = key.fold("order").fold(epoch).random().permutation(train.split().size());
    int size = Math.min(samples, order.length);
    for (int from = 0; from < size; from += BATCH) {
      watch.at(from, size);
      int count =
          encode(train, Arrays.copyOfRange(order, from, Math.min(size, from + BATCH)), epoch);
      pass.forward(count, 0, encoding::latent, drawn::reference);
      workers.run(
          worker -> {
            Range mine = workers.share(worker, count);
            for (int b = mine.from(); b < mine.to(); b++) {
              BernoulliDivergence.change(
                  drawn.logOdds(b),
                  drawn.reference(b),
                  1f / count,
                  steps,
                  latents,
                  change.from(b * steps));
            }
          });
      pass.backward(b -> change.from(b * steps), encoding::latentAdjoint, adam.gradient());
      adam.update(learningRate, workers);
    }
    watch.at(size, size);
  }

  /** The rate of the validation samples, always with the same spikes. */
  private double nats(PriorPass pass, int most) {
    int size = Math.min(most, validation.split().size());
    double sum = 0;
    for (int from = 0; from < size; from += BATCH) {
      int count =
          encode(validation, IntStream.range(from, Math.min(size, from + BATCH)).toArray(), -2);
      pass.forward(count, 0, encoding::latent, drawn::reference);
      for (int b = 0; b < count; b++) {
        sum +=
            BernoulliDivergence.sum(
                drawn.logOdds(b), drawn.reference(b), model.steps(), model.encoder().latents());
      }
    }
    return sum / size;
  }
}

package spikeloom.evaluation.dl4j;

import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.EvaluationException;
import spikeloom.evaluation.Mean;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * An ordinary variational autoencoder without spikes and without time, a reference for spiking
 * ones: a normal distribution with K independent values between two networks of Deeplearning4j,
 * with one hidden layer each. Values are numbers in [0, 1] treated as probabilities. Source: Kingma
 * and Welling, "Auto-encoding variational Bayes", ICLR 2014.
 *
 * <p>Deeplearning4j's own layer {@code VariationalAutoencoder} is not used: it has no warm-up, and
 * draws from a generator that the whole process shares.
 *
 * <p>The same samples, settings and number of native threads give the same bits. The native library
 * must be loaded before. Not thread safe.
 */
public final class GaussianAutoencoder implements AutoCloseable {
  private static final int BATCH = 64;
  private static final int BATCHES_BETWEEN_COLLECTIONS = 128;

  private final int values;
  private final GaussianSettings settings;
  private final GaussianNetworks networks;

  private GaussianAutoencoder(int values, GaussianSettings settings, GaussianNetworks networks) {
    this.values = values;
    this.settings = settings;
    this.networks = networks;
  }

  /**
   * Trains an autoencoder.
   *
   * @param split samples with values in [0, 1]
   * @throws EvaluationException if there are none
   */
  public static GaussianAutoencoder train(
      Dataset.Split split, GaussianSettings settings, Judge.Progress progress) {
    if (split.size() == 0) {
      throw new EvaluationException(
          "A Gaussian autoencoder cannot be trained without samples: give a data set that has some.");
    }
    return new GaussianAutoencoder(
        split.shape().size(), settings, new GaussianTraining(split, settings).run(progress));
  }

  /**
   * An autoencoder with the parameters of a trained one.
   *
   * @param values of a sample
   * @param parameters from {@link #parameters}
   * @throws EvaluationException if their number does not fit
   */
  public static GaussianAutoencoder of(int values, GaussianSettings settings, float[] parameters) {
    GaussianNetworks networks = new GaussianNetworks(values, settings, 1);
    if (networks.size() != parameters.length) {
      int wanted = networks.size();
      networks.close();
      throw new EvaluationException(
          "%,d parameters do not fit a Gaussian autoencoder that has %,d."
              .formatted(parameters.length, wanted));
    }
    networks.set(parameters);
    return new GaussianAutoencoder(values, settings, networks);
  }

  /** A copy of all parameters. */
  public float[] parameters() {
    return networks.parameters();
  }

  /**
   * Computes the evidence lower bound of every sample of a split.
   *
   * @param draws number of draws of the latent values, over which an example's distortion is
   *     averaged, at least 1
   * @throws IllegalArgumentException if the samples do not fit
   */
  public GaussianBound bound(Dataset.Split split, int draws, RandomKey key) {
    if (split.shape().size() != values) {
      throw new IllegalArgumentException(
          "An autoencoder of %d values cannot read samples of %s."
              .formatted(values, split.shape()));
    }
    double[] distortion = new double[split.size()];
    double[] rate = new double[split.size()];
    double[] sum = new double[split.size()];
    FastRandom normal = key.fold("gaussian bound").random();
    try (GaussianPass pass = new GaussianPass(networks, values, settings.latents())) {
      for (int from = 0; from < split.size(); from += BATCH) {
        int to = Math.min(split.size(), from + BATCH);
        float[] x = GaussianTraining.samples(split, IntStream.range(from, to).toArray());
        pass.encode(x);
        for (int d = 0; d < draws; d++) {
          pass.decode(x, GaussianTraining.noise((to - from) * settings.latents(), normal));
          for (int i = from; i < to; i++) {
            distortion[i] += pass.distortion(i - from) / draws;
          }
        }
        for (int i = from; i < to; i++) {
          rate[i] = pass.rate(i - from);
          sum[i] = distortion[i] + rate[i];
        }
        if (from / BATCH % BATCHES_BETWEEN_COLLECTIONS == 0) {
          System.gc(); // frees native arrays, whose size the collector does not see
        }
      }
    }
    return new GaussianBound(Mean.of(distortion), Mean.of(rate), Mean.of(sum));
  }

  @Override
  public void close() {
    networks.close();
  }
}

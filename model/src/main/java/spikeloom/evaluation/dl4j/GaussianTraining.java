package spikeloom.evaluation.dl4j;

import java.util.Arrays;
import spikeloom.dataset.Dataset;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** Trains the networks of a {@link GaussianAutoencoder}: Adam on the mean of D + w R. */
final class GaussianTraining {
  private static final int UPDATES_BETWEEN_COLLECTIONS = 128;

  private final Dataset.Split split;
  private final GaussianSettings settings;
  private final RandomKey random;
  private final int values;
  private final int perEpoch;

  GaussianTraining(Dataset.Split split, GaussianSettings settings) {
    this.split = split;
    this.settings = settings;
    random = RandomKey.ofSeed(settings.seed()).fold("gaussian");
    values = split.shape().size();
    perEpoch = (split.size() + settings.batch() - 1) / settings.batch(); // the last may be smaller
  }

  /** Trained networks, to be closed by the caller. */
  GaussianNetworks run(Judge.Progress progress) {
    GaussianNetworks networks =
        new GaussianNetworks(values, settings, settings.epochs() * perEpoch);
    boolean trained = false;
    try (GaussianPass pass = new GaussianPass(networks, values, settings.latents())) {
      train(pass, progress);
      trained = true;
      return networks;
    } finally {
      if (!trained) {
        networks.close();
      }
    }
  }

  private void train(GaussianPass pass, Judge.Progress progress) {
    long total = (long) settings.epochs() * split.size();
    int updates = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      int[] order = random.fold("order").fold(epoch).random().permutation(split.size());
      FastRandom normal = random.fold("noise").fold(epoch).random();
      for (int from = 0; from < order.length; from += settings.batch()) {
        int to = Math.min(order.length, from + settings.batch());
        float[] x = samples(split, Arrays.copyOfRange(order, from, to));
        pass.encode(x);
        pass.decode(x, noise((to - from) * settings.latents(), normal));
        pass.step(pass.backward(weight(updates)), updates);
        updates++;
        collectGarbage(updates);
        progress.trained((long) epoch * split.size() + to, total);
      }
    }
  }

  /** The weight of the rate, w, at an update. */
  private double weight(int update) {
    double warm = settings.warmUp() * settings.epochs() * perEpoch;
    return warm == 0 ? 1 : Math.min(1, update / warm);
  }

  // Deeplearning4j leaves native arrays that only the garbage collector frees.
  private static void collectGarbage(int updates) {
    if (updates % UPDATES_BETWEEN_COLLECTIONS == 0) {
      System.gc();
    }
  }

  /** The values of samples, one after another. */
  static float[] samples(Dataset.Split split, int[] indices) {
    int size = split.shape().size();
    float[] x = new float[indices.length * size];
    for (int b = 0; b < indices.length; b++) {
      split.copyTo(indices[b], x, b * size);
    }
    return x;
  }

  /** Standard normal numbers. */
  static float[] noise(int count, FastRandom random) {
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}

package spikeloom.learning.exact;

import java.util.Arrays;
import java.util.function.IntConsumer;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.exact.LatencyCode;
import spikeloom.encoder.exact.TimeNetwork;
import spikeloom.random.RandomKey;

/**
 * A network in continuous time that learns to predict the class of an image by its first output
 * spike. A batch is divided into a fixed number of chunks, whose gradients are summed in order, so
 * that the result does not depend on the number of threads.
 */
public final class TimeClassifier {
  private static final int CHUNKS = 8;

  private final TimeNetwork network;
  private final Settings settings;
  private final Workers workers;
  private final AdaBelief optimiser;
  private final Chunk[] chunks = new Chunk[CHUNKS];
  private final double[] gradient;

  /**
   * Settings of the training.
   *
   * @param code code of images
   * @param loss the loss
   * @param batch examples of an update
   * @param learningRate step of the first epoch
   * @param decayEpochs epochs in which the step falls to 1/e
   * @param flips probability that a pixel of a training image is inverted
   */
  public record Settings(
      LatencyCode code,
      FirstSpikeLoss loss,
      int batch,
      double learningRate,
      double decayEpochs,
      double flips) {
    /** The paper's settings: one bin, batches of 1,000. */
    public static Settings ofPaper(LatencyCode code) {
      return new Settings(code, new FirstSpikeLoss(0.01), 1000, 4e-3, 100, 0.02);
    }
  }

  /** A classifier on a network, which it changes. */
  public TimeClassifier(TimeNetwork network, Settings settings, Workers workers) {
    this.network = network;
    this.settings = settings;
    this.workers = workers;
    optimiser = new AdaBelief(network.parameters());
    gradient = new double[network.parameters().length];
    for (int c = 0; c < CHUNKS; c++) {
      chunks[c] = new Chunk(network, settings);
    }
  }

  /**
   * Trains on all samples once, in random order.
   *
   * @param epoch number of the epoch, from 0
   * @param key randomness of the training
   * @param progress receives the number of finished examples after every update
   * @return mean loss of the samples
   */
  public double train(Dataset.Split split, int epoch, RandomKey key, IntConsumer progress) {
    RandomKey randomness = key.fold(epoch);
    int[] order = randomness.fold("order").random().permutation(split.size());
    RandomKey flips = randomness.fold("flips");
    double rate = settings.learningRate() * Math.exp(-epoch / settings.decayEpochs());
    double loss = 0;
    for (int from = 0; from < order.length; from += settings.batch()) {
      int begin = from;
      int size = Math.min(settings.batch(), order.length - from);
      eachChunk(
          (chunk, c) ->
              chunk.train(split, order, begin + first(c, size), begin + first(c + 1, size), flips));
      sumGradients(1.0 / size);
      optimiser.update(gradient, rate, workers);
      network.changed();
      for (Chunk chunk : chunks) {
        loss += chunk.score().loss();
      }
      progress.accept(from + size);
    }
    return loss / split.size();
  }

  private static int first(int chunk, int size) {
    return (int) ((long) size * chunk / CHUNKS);
  }

  private void eachChunk(ChunkWork work) {
    workers.run(
        worker -> {
          int to = workers.begin(worker + 1, CHUNKS);
          for (int c = workers.begin(worker, CHUNKS); c < to; c++) {
            work.run(chunks[c], c);
          }
        });
  }

  @FunctionalInterface
  private interface ChunkWork {
    void run(Chunk chunk, int number);
  }

  private void sumGradients(double scale) {
    workers.run(
        worker -> {
          int from = workers.begin(worker, gradient.length);
          int to = workers.begin(worker + 1, gradient.length);
          Arrays.fill(gradient, from, to, 0);
          for (Chunk chunk : chunks) {
            double[] part = chunk.gradient();
            for (int i = from; i < to; i++) {
              gradient[i] += scale * part[i];
            }
          }
        });
  }

  /** Classifies all samples without training. */
  public TimeScore score(Dataset.Split split) {
    int size = split.size();
    eachChunk((chunk, c) -> chunk.score(split, first(c, size), first(c + 1, size)));
    TimeScore sum = TimeScore.NONE;
    for (Chunk chunk : chunks) {
      sum = sum.plus(chunk.score());
    }
    return sum;
  }
}

package spikeloom.learning.exact;

import java.util.Arrays;
import java.util.stream.IntStream;
import spikeloom.array.NumericException;
import spikeloom.array.Workers;
import spikeloom.encoder.exact.SrmNetwork;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * A network of leaky integrate-and-fire neurons in continuous time that learns to predict a class
 * by its first output spike, with the exact gradient of the spike times. A batch is divided into a
 * fixed number of chunks, whose gradients are summed in order, so that the result does not depend
 * on the number of threads.
 */
public final class SrmClassifier {
  private static final int CHUNKS = 16;

  private final SrmNetwork network;
  private final Settings settings;
  private final Workers workers;
  private final double[] weights;
  private final double[] gradient;
  private final TimeAdam optimiser;
  private final SrmChunk[] chunks = new SrmChunk[CHUNKS];

  /**
   * Settings of the training.
   *
   * @param loss the loss
   * @param batch examples of an update
   * @param learningRate step of the first epoch
   * @param decayEpochs epochs in which the step falls to 1/e; infinite for a constant step
   * @param push push of silent neurons
   */
  public record Settings(
      FirstSpikeSoftmax loss, int batch, double learningRate, double decayEpochs, Push push) {
    /** Checks that the batch is not empty. */
    public Settings {
      if (batch < 1) {
        throw new IllegalArgumentException("examples in a batch: " + batch);
      }
    }
  }

  /** A classifier on weights, which it changes. */
  public SrmClassifier(SrmNetwork network, double[] weights, Settings settings, Workers workers) {
    if (weights.length != network.weights()) {
      throw new IllegalArgumentException(
          weights.length + " weights for a network of " + network.weights());
    }
    this.network = network;
    this.settings = settings;
    this.workers = workers;
    this.weights = weights;
    gradient = new double[weights.length];
    optimiser = new TimeAdam(weights);
    for (int c = 0; c < CHUNKS; c++) {
      chunks[c] = new SrmChunk(network, settings);
    }
  }

  /**
   * Weights drawn from a normal distribution for each layer.
   *
   * @param means mean of each layer
   * @param deviations deviation of each layer
   */
  public static double[] normalWeights(
      SrmNetwork network, double[] means, double[] deviations, RandomKey key) {
    double[] weights = new double[network.weights()];
    for (int l = 1; l <= network.layers(); l++) {
      FastRandom random = key.fold(l).random();
      for (int k = network.offset(l); k < network.offset(l + 1); k++) {
        weights[k] = means[l - 1] + deviations[l - 1] * random.nextGaussian();
      }
    }
    return weights;
  }

  /**
   * Trains on all examples once, in random order.
   *
   * @param epoch number of the epoch, from 0
   * @param key randomness of the training
   * @return the score before each update, summed
   * @throws NumericException if the gradient is not finite
   */
  public SrmScore train(SpikeExamples examples, int epoch, RandomKey key) {
    int[] order = key.fold(epoch).random().permutation(examples.size());
    double rate = settings.learningRate() * Math.exp(-epoch / settings.decayEpochs());
    SrmScore sum = SrmScore.NONE;
    for (int from = 0; from < order.length; from += settings.batch()) {
      int begin = from;
      int size = Math.min(settings.batch(), order.length - from);
      workers.run(
          worker -> {
            for (int c = workers.begin(worker, CHUNKS);
                c < workers.begin(worker + 1, CHUNKS);
                c++) {
              chunks[c].train(
                  weights, examples, order, begin + first(c, size), begin + first(c + 1, size));
            }
          });
      sum = sum.plus(total());
      sumGradients(1.0 / size);
      optimiser.update(gradient, rate);
    }
    return sum;
  }

  private static int first(int chunk, int size) {
    return (int) ((long) size * chunk / CHUNKS);
  }

  private SrmScore total() {
    return Arrays.stream(chunks).map(SrmChunk::score).reduce(SrmScore.NONE, SrmScore::plus);
  }

  private void sumGradients(double scale) {
    Arrays.fill(gradient, 0);
    for (SrmChunk chunk : chunks) {
      double[] part = chunk.gradient();
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] += scale * part[k];
      }
    }
    if (settings.push().hidden() > 0) {
      pushSilent();
    }
    for (double value : gradient) {
      if (!Double.isFinite(value)) {
        throw new NumericException(
            "The gradient of spike times became infinite: use a smaller learning rate"
                + " or a floor under the slope.");
      }
    }
  }

  private void pushSilent() {
    for (int l = 1; l <= network.layers(); l++) {
      int layer = l;
      int width = network.neurons(l - 1);
      for (int i = 0; i < network.neurons(l); i++) {
        int neuron = i;
        if (Arrays.stream(chunks).allMatch(chunk -> chunk.fired(layer, neuron) == 0)) {
          int row = network.offset(l) + i * width;
          IntStream.range(row, row + width).forEach(k -> gradient[k] -= settings.push().hidden());
        }
      }
    }
  }

  /** Classifies all examples without training. */
  public SrmScore score(SpikeExamples examples) {
    int size = examples.size();
    workers.run(
        worker -> {
          for (int c = workers.begin(worker, CHUNKS); c < workers.begin(worker + 1, CHUNKS); c++) {
            chunks[c].score(weights, examples, first(c, size), first(c + 1, size));
          }
        });
    return total();
  }
}

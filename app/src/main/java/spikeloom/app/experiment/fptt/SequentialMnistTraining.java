package spikeloom.app.experiment.fptt;

import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.plan.Setting;
import spikeloom.random.RandomKey;
import spikeloom.sequence.ImageSequences;
import spikeloom.sequence.SequenceLoss;
import spikeloom.sequence.SequenceNetwork;
import spikeloom.sequence.SequenceTraining;

/**
 * Trains a network to classify images pixel by pixel: chooses the decay of its step size on
 * validation images, draws its curve on them, and evaluates the test images once, at the end.
 */
final class SequentialMnistTraining {
  // Published, but its decay is not. A network is biased towards the answers of the last batch,
  // and less so with a smaller step.
  static final double STEP_SIZE = 3e-3;

  /** Number of images after which the step size is halved; the last one means never. */
  static final List<Double> DECAYS = List.of(20_000.0, 60_000.0, Double.POSITIVE_INFINITY);

  /** Fraction of a training used for the choice. */
  static final int CHOICE = 5;

  private static final String DATA = "mnist";
  private static final int POINTS = 4; // one epoch
  // The permutation belongs to the task, so it is the same for every seed.
  private static final RandomKey PERMUTATION = RandomKey.ofSeed(0).fold("permuted pixels");

  private final Lab lab;
  private final Size size;
  private final int epochs;
  private final ImageSequences learned;
  private final ImageSequences validation;
  private final ImageSequences test;

  /**
   * Sizes.
   *
   * @param inputs pixels of a step
   * @param window steps of a window
   * @param neurons neurons of the layer
   * @param batch images of a batch
   * @param images training images
   * @param measured validation images of a point within an epoch; at its end all are
   * @param memory initial memory
   */
  record Size(
      int inputs,
      int window,
      int neurons,
      int batch,
      int images,
      int measured,
      SequenceNetwork.Memory memory) {
    // Window, batch and initial memory of the full size, by the loss on held-out training images.
    // Trials and their limits: docs/decisions/0020.
    static final Size FULL =
        new Size(1, 28, 128, 32, 55_000, 2000, new SequenceNetwork.Memory(300, 100, 2));
    static final Size QUICK =
        new Size(28, 7, 128, 64, 40_000, 2000, new SequenceNetwork.Memory(10, 3, 0.15));
  }

  /**
   * The result.
   *
   * @param decay the choice of the decay
   * @param run the training
   * @param test the score on all test images
   */
  record Outcome(
      ValidationChoice<Double> decay, SequenceRun.Result run, SequenceTraining.Score test) {}

  /** Trains on the images in order ({@code smnist}) or permuted ({@code psmnist}). */
  SequentialMnistTraining(Lab lab, String part, Size size, int epochs) {
    this.lab = lab;
    this.size = size;
    this.epochs = epochs;
    Dataset dataset =
        lab.dataset(lab.plan(Map.of(Setting.DATA, DATA, Setting.SEED, "" + lab.request().seed())));
    int pixels = dataset.shape().size();
    int[] order =
        part.equals("smnist")
            ? ImageSequences.inOrder(pixels)
            : PERMUTATION.random().permutation(pixels);
    learned = sequences(dataset.train().first(size.images), order);
    validation = sequences(dataset.validation(), order);
    test = sequences(dataset.test(), order);
  }

  /** Formats a decay. */
  static String word(double decay) {
    return Double.isInfinite(decay) ? "none" : "%.0f images".formatted(decay);
  }

  private ImageSequences sequences(Dataset.Split split, int[] order) {
    return new ImageSequences(split, 10, size.inputs, order);
  }

  Outcome train(String part) {
    long seed = lab.request().seed();
    ValidationChoice<Double> decay = ValidationChoice.among(DECAYS, d -> loss(part, d));
    try (Workers workers = new Workers(lab.request().threads())) {
      One one = new One(part + "-seed-" + seed, seed, decay.best(), workers);
      SequenceRun run = one.run((long) epochs * one.perEpoch, one.perEpoch / POINTS);
      SequenceRun.Result result = one.train(run);
      return new Outcome(
          decay, result, run.tested(() -> one.training.evaluate(test, test.size(), size.batch)));
    }
  }

  /** The seed of the choice, which is not reported. */
  long choiceSeed() {
    return lab.request().seed() - 1;
  }

  private double loss(String part, double decay) {
    try (Workers workers = new Workers(lab.request().threads())) {
      long seed = choiceSeed();
      One one = new One(part + "-choice-seed-" + seed, seed, decay, workers);
      long batches = Math.max(1, (long) epochs * one.perEpoch / CHOICE);
      return one.train(one.run(batches, batches)).last().score().loss();
    }
  }

  /** One training. */
  private final class One {
    private final String name;
    private final RandomKey key;
    private final double decay;
    private final int perEpoch; // a multiple of the points, so that its end is measured
    private final SequenceTraining training;
    private long done;
    private long batches;

    One(String start, long seed, double decay, Workers workers) {
      name = start + "-decay-" + word(decay).replace(" ", "-");
      key = RandomKey.ofSeed(seed);
      this.decay = decay;
      perEpoch = POINTS * Math.max(1, learned.size() / (POINTS * size.batch));
      SequenceNetwork network = network(key.fold("weights"));
      training = new SequenceTraining(network, size.batch, settings(), workers);
    }

    SequenceRun run(long count, long between) {
      batches = count;
      return new SequenceRun(
          lab, new SequenceRun.Course(name, count, count * size.batch, between), training);
    }

    SequenceRun.Result train(SequenceRun run) {
      return run.toTheEnd(this::learn, this::measure);
    }

    private double learn(long batch) {
      int epoch = (int) (batch / perEpoch);
      int[] shuffled = key.fold("order").fold(epoch).random().permutation(learned.size());
      int first = (int) (batch % perEpoch) * size.batch;
      int[] images = new int[size.batch];
      System.arraycopy(shuffled, first, images, 0, size.batch);
      double rate = STEP_SIZE / (1 + batch * size.batch / decay);
      double loss = training.learn(learned, images, rate);
      done = batch + 1;
      if (done % perEpoch == 0) {
        training.endEpoch();
      }
      return loss;
    }

    private SequenceTraining.Score measure() {
      boolean all = done % perEpoch == 0 || done == batches;
      int images = all ? validation.size() : Math.min(size.measured, validation.size());
      return training.evaluate(validation, images, size.batch);
    }
  }

  private SequenceNetwork network(RandomKey key) {
    SequenceNetwork network =
        new SequenceNetwork(
            new SequenceNetwork.Structure(
                size.inputs,
                List.of(size.neurons),
                10,
                LiquidTimeConstant.ADAPTIVE,
                LtcLayer.Gates.LIQUID,
                SequenceNetwork.Readout.INTEGRATOR,
                LtcLayer.Start.XAVIER),
            key);
    network.remember(size.memory, key);
    return network;
  }

  private SequenceTraining.Settings settings() {
    return new SequenceTraining.Settings(
        size.window,
        FpttSettings.standard(),
        FpttWindows.Emphasis.PUBLISHED,
        SequenceLoss.CLASS,
        SequenceTraining.Descent.ADAMAX);
  }
}

package spikeloom.app.experiment.fptt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import spikeloom.app.experiment.Lab;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.LearningRateSchedule;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.plan.Setting;
import spikeloom.random.RandomKey;
import spikeloom.sequence.ImageSequences;
import spikeloom.sequence.SequenceLoss;
import spikeloom.sequence.SequenceNetwork;
import spikeloom.sequence.SequenceTraining;

/**
 * Trains a network to classify images pixel by pixel, draws its curve on validation images, and
 * evaluates the test images once, at the end.
 */
final class SequentialMnistTraining {
  // The published alpha, 0.1, outweighs the gradient of the loss: docs/decisions/0020.
  static final FpttSettings REGULARISER = new FpttSettings(FpttForm.MULTIPLIER, 0.005, 0.5, 1);

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
   * @param groups groups of images that begin one after the other
   * @param neurons neurons of the layer
   * @param batch images under way at a time
   * @param stepSize step size at the start; near 0 at the end
   * @param damping factor of the surrogate: gradients grow along many steps
   * @param images training images
   * @param measured validation images of a point within an epoch; at its end all are
   * @param memory initial memory
   */
  record Size(
      int inputs,
      int window,
      int groups,
      int neurons,
      int batch,
      double stepSize,
      double damping,
      int images,
      int measured,
      SequenceNetwork.Memory memory) {
    // Chosen by the loss on held-out training images: docs/decisions/0020.
    static final Size FULL =
        new Size(
            1,
            98,
            8,
            96,
            40,
            1.2e-3,
            0.4,
            55_000,
            2000,
            new SequenceNetwork.Memory(600, 250, 2, 0.2));
    static final Size QUICK =
        new Size(
            28, 7, 4, 128, 64, 3e-3, 1, 40_000, 2000, new SequenceNetwork.Memory(10, 3, 0.15, 0.2));

    /** Images that begin together. */
    int together() {
      return batch / groups;
    }
  }

  /**
   * The result.
   *
   * @param run the training
   * @param test the score on all test images
   */
  record Outcome(SequenceRun.Result run, SequenceTraining.Score test) {}

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

  private ImageSequences sequences(Dataset.Split split, int[] order) {
    return new ImageSequences(split, 10, size.inputs, order);
  }

  Outcome train(String part) {
    long seed = lab.request().seed();
    try (Workers workers = new Workers(lab.request().threads())) {
      One one = new One(seed, workers);
      SequenceRun run = one.run(part + "-seed-" + seed);
      SequenceRun.Result result = run.toTheEnd(one::learn, one::measure);
      return new Outcome(
          result, run.tested(() -> one.training.evaluate(test, test.size(), size.batch)));
    }
  }

  /** One training. */
  private final class One {
    private final RandomKey key;
    private final int perEpoch; // a multiple of the points, so that its end is measured
    private final LearningRateSchedule rate;
    private final SequenceTraining training;
    private int[] shuffled = {};
    private int epoch = -1;
    private long done;

    One(long seed, Workers workers) {
      key = RandomKey.ofSeed(seed);
      perEpoch = POINTS * Math.max(1, learned.size() / (POINTS * size.together()));
      rate = new LearningRateSchedule(size.stepSize, (long) epochs * perEpoch);
      SequenceNetwork network = network(key.fold("weights"));
      training = new SequenceTraining(network, size.batch, settings(), workers);
    }

    SequenceRun run(String name) {
      long count = rate.updates();
      return new SequenceRun(
          lab,
          new SequenceRun.Course(name, count, count * size.together(), perEpoch / POINTS),
          training);
    }

    private double learn(long turn) {
      shuffle((int) (turn / perEpoch));
      int first = (int) (turn % perEpoch) * size.together();
      int[] images = Arrays.copyOfRange(shuffled, first, first + size.together());
      double loss = training.learn(learned, images, rate.at(turn));
      done = turn + 1;
      if (done % perEpoch == 0) {
        training.endEpoch();
      }
      return loss;
    }

    private void shuffle(int now) {
      if (now != epoch) {
        epoch = now;
        shuffled = key.fold("order").fold(now).random().permutation(learned.size());
      }
    }

    private SequenceTraining.Score measure() {
      boolean all = done % perEpoch == 0;
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
        size.groups,
        size.damping,
        REGULARISER,
        FpttWindows.Emphasis.PUBLISHED,
        SequenceLoss.CLASS,
        SequenceTraining.Descent.ADAM);
  }
}

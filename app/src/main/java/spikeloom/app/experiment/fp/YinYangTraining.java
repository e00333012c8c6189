package spikeloom.app.experiment.fp;

import java.util.ArrayList;
import java.util.List;
import spikeloom.app.experiment.Lab;
import spikeloom.array.Workers;
import spikeloom.encoder.exact.SrmNetwork;
import spikeloom.learning.exact.FirstSpikeSoftmax;
import spikeloom.learning.exact.Push;
import spikeloom.learning.exact.SpikeExamples;
import spikeloom.learning.exact.SrmClassifier;
import spikeloom.learning.exact.SrmScore;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.RandomKey;
import spikeloom.text.Wording;

/** Trains networks in continuous time on the yin-yang symbol with exact gradients. */
final class YinYangTraining {
  private static final double SLOPE_FLOOR = 0.01;

  private final Lab lab;
  private final YinYangPoints.Sizes sizes;

  /**
   * Settings of a training.
   *
   * @param batch points of an update
   * @param stepSize of the first epoch
   * @param decayEpochs epochs in which the step size falls to 1/e; infinite if it does not
   * @param epochs passes over the training points
   */
  record Course(String name, int batch, double stepSize, double decayEpochs, int epochs) {
    Course during(int other) {
      return new Course(name, batch, stepSize, decayEpochs, other);
    }

    @Override
    public String toString() {
      return "batches of %d, step size %s, %s, %s"
          .formatted(
              batch,
              stepSize,
              Double.isFinite(decayEpochs)
                  ? "falling to 1/e in %.0f epochs".formatted(decayEpochs)
                  : "constant",
              Wording.count(epochs, "epoch"));
    }
  }

  /** Scores on validation points after an epoch, and its duration. */
  record Epoch(double accuracy, double spikes, double seconds) {}

  /** A training: the score on the test points at its end. */
  record Trial(SrmScore test, List<Epoch> epochs) {
    Trial {
      epochs = List.copyOf(epochs);
    }
  }

  YinYangTraining(Lab lab, YinYangPoints.Sizes sizes) {
    this.lab = lab;
    this.sizes = sizes;
  }

  /** Trains with a seed, or reads the result of a training that was finished before. */
  Trial train(Course course, long seed) {
    return lab.trial(
        "%s-seed-%d".formatted(course.name(), seed),
        course.toString(),
        Trial.class,
        () -> trained(course, seed));
  }

  private Trial trained(Course course, long seed) {
    SrmNetwork network =
        new SrmNetwork(
            new SpikeResponse(0.999, 1, 1),
            YinYangPoints.TRIAL,
            SLOPE_FLOOR,
            List.of(YinYangPoints.LINES, YinYangExperiment.HIDDEN, 3));
    RandomKey key = RandomKey.ofSeed(seed).fold("fp-yinyang");
    double[] weights =
        SrmClassifier.normalWeights(
            network, new double[] {1.5, 2}, new double[] {0.8, 0.1}, key.fold("weights"));
    SrmClassifier.Settings settings =
        new SrmClassifier.Settings(
            new FirstSpikeSoftmax(0.2, 1, 0.005),
            course.batch(),
            course.stepSize(),
            course.decayEpochs(),
            new Push(0.0003, 0.1));
    SpikeExamples train = YinYangPoints.of(seed, "train", sizes.train()).examples();
    SpikeExamples validation = YinYangPoints.of(seed, "validation", sizes.validation()).examples();
    SpikeExamples test = YinYangPoints.of(seed, "test", sizes.test()).examples();
    List<Epoch> epochs = new ArrayList<>();
    try (Workers workers = new Workers(lab.request().threads())) {
      SrmClassifier classifier = new SrmClassifier(network, weights, settings, workers);
      for (int epoch = 0; epoch < course.epochs(); epoch++) {
        lab.requireTime();
        long start = System.nanoTime();
        classifier.train(train, epoch, key.fold("order"));
        double seconds = (System.nanoTime() - start) * 1e-9;
        SrmScore score = classifier.score(validation);
        epochs.add(new Epoch(score.accuracy(), score.hiddenSpikesPerExample(), seconds));
        lab.report(
            "%s, seed %d, epoch %d of %d: %.1f %% correct, %.2f s"
                .formatted(
                    course.name(),
                    seed,
                    epoch + 1,
                    course.epochs(),
                    100 * score.accuracy(),
                    seconds));
      }
      return new Trial(classifier.score(test), epochs);
    }
  }
}

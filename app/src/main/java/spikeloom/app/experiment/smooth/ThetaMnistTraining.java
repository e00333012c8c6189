package spikeloom.app.experiment.smooth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import spikeloom.app.experiment.Countdown;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.exact.LatencyCode;
import spikeloom.encoder.exact.ThetaNetwork;
import spikeloom.encoding.BinnedLatency;
import spikeloom.learning.exact.FirstSpikeLoss;
import spikeloom.learning.exact.TimeClassifier;
import spikeloom.learning.exact.TimeScore;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.RandomKey;
import spikeloom.text.Wording;

/**
 * Trains networks of theta neurons to classify images: chooses batch and step size on validation
 * images, scores every epoch on them, and evaluates the test images once, at the end.
 */
final class ThetaMnistTraining {
  static final double TRIAL = 2;

  /** The published settings. */
  static final Configuration PUBLISHED = new Configuration(1000, 4e-3, 100);

  /** The settings among which the best is chosen. */
  static final List<Configuration> SETTINGS =
      List.of(
          new Configuration(1000, 4e-3, 10),
          new Configuration(200, 4e-3, 10),
          new Configuration(200, 2e-3, 10));

  private final Lab lab;
  private final Dataset dataset;
  private final Workers workers;

  /**
   * Settings of a training.
   *
   * @param batch examples of an update
   * @param stepSize of the first epoch
   * @param decayEpochs epochs in which the step size falls to 1/e
   */
  record Configuration(int batch, double stepSize, double decayEpochs) {
    @Override
    public String toString() {
      return "batches of %d, step size %s exp(-epoch / %.0f)"
          .formatted(batch, stepSize, decayEpochs);
    }
  }

  /**
   * One training.
   *
   * @param validation scores before it and after every epoch
   * @param losses mean training loss of every epoch
   * @param test score at the end
   * @param seconds per epoch
   */
  record Trial(
      long seed, List<TimeScore> validation, List<Double> losses, TimeScore test, double seconds) {
    Trial {
      validation = List.copyOf(validation);
      losses = List.copyOf(losses);
    }

    TimeScore after(int epochs) {
      return validation.get(epochs);
    }
  }

  ThetaMnistTraining(Lab lab, Dataset dataset, Workers workers) {
    this.lab = lab;
    this.dataset = dataset;
    this.workers = workers;
  }

  /** Chooses among {@link #SETTINGS} by trainings with a seed that is not reported. */
  ValidationChoice<Configuration> choose(long seed, int epochs) {
    return ValidationChoice.among(
        SETTINGS,
        setting -> {
          TimeScore score =
              kept(
                  "choice-seed-%d".formatted(seed),
                  setting,
                  epochs,
                  TimeScore.class,
                  () -> choice(seed, setting, epochs));
          lab.report("%s: validation accuracy %.2f %%".formatted(setting, 100 * score.accuracy()));
          return 1 - score.accuracy();
        });
  }

  private TimeScore choice(long seed, Configuration setting, int epochs) {
    One one = new One(seed, setting);
    for (int epoch = 0; epoch < epochs; epoch++) {
      one.epoch(epoch, epochs);
    }
    return one.classifier.score(dataset.validation());
  }

  private <T> T kept(
      String name, Configuration setting, int epochs, Class<T> kind, Supplier<T> measure) {
    String file =
        "%s-batch-%d-step-%s-decay-%.0f"
            .formatted(name, setting.batch, setting.stepSize, setting.decayEpochs);
    String settings = "%s, %s".formatted(dataset.name(), Wording.count(epochs, "epoch"));
    return lab.trial(file, settings, kind, measure);
  }

  /** Trains with a seed, or reads the result of a training that was finished before. */
  Trial train(long seed, Configuration setting, int epochs) {
    return kept("seed-" + seed, setting, epochs, Trial.class, () -> trained(seed, setting, epochs));
  }

  private Trial trained(long seed, Configuration setting, int epochs) {
    One one = new One(seed, setting);
    List<TimeScore> scores = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    scores.add(one.classifier.score(dataset.validation()));
    for (int epoch = 0; epoch < epochs; epoch++) {
      losses.add(one.epoch(epoch, epochs));
      TimeScore score = one.classifier.score(dataset.validation());
      scores.add(score);
      lab.report(
          "Seed %d, epoch %d of %d: loss %.4f, validation accuracy %.2f %%, %.1f s per epoch"
              .formatted(
                  seed,
                  epoch + 1,
                  epochs,
                  losses.get(epoch),
                  100 * score.accuracy(),
                  one.seconds / (epoch + 1)));
    }
    return new Trial(
        seed, scores, losses, one.classifier.score(dataset.test()), one.seconds / epochs);
  }

  private final class One {
    private final long seed;
    private final RandomKey key;
    private final TimeClassifier classifier;
    private double seconds;

    One(long seed, Configuration setting) {
      this.seed = seed;
      key = RandomKey.ofSeed(seed).fold("theta-mnist");
      ThetaNetwork network =
          new ThetaNetwork(
              ThetaNeuron.ofPaper(), TRIAL, dataset.shape().size(), 100, 100, dataset.classes());
      network.drawWeights(0.5, key.fold("weights").random());
      classifier =
          new TimeClassifier(
              network,
              new TimeClassifier.Settings(
                  new LatencyCode(new BinnedLatency(1), TRIAL),
                  new FirstSpikeLoss(0.01),
                  setting.batch,
                  setting.stepSize,
                  setting.decayEpochs,
                  0.02),
              workers);
    }

    double epoch(int epoch, int epochs) {
      lab.requireTime();
      long images = dataset.train().size();
      Countdown countdown = new Countdown(lab::report, "images", images);
      String what = "Seed %d, epoch %d of %d".formatted(seed, epoch + 1, epochs);
      long start = System.nanoTime();
      double loss =
          classifier.train(dataset.train(), epoch, key, done -> countdown.done(done, what));
      seconds += (System.nanoTime() - start) * 1e-9;
      return loss;
    }
  }
}

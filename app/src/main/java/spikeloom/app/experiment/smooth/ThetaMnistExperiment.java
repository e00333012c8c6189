package spikeloom.app.experiment.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.array.Workers;
import spikeloom.evaluation.Mean;
import spikeloom.learning.exact.TimeScore;
import spikeloom.plan.Setting;
import spikeloom.text.Wording;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * MNIST by the time of the first output spike: a network 784-100-100-10 of theta neurons that is
 * silent at first. Source: Klos and Memmesheimer, arXiv 2309.14523; batches are smaller and the
 * step size decays faster than there, for a result after fewer epochs.
 */
public final class ThetaMnistExperiment implements Experiment {
  private static final int EPOCHS = 30;
  private static final int EARLY = 3;
  private static final int TRIALS = 3;
  private static final int CHOICE = 3; // a third of the epochs is enough for the choice

  private final String data;

  /** Creates the experiment on MNIST. */
  public ThetaMnistExperiment() {
    this("mnist");
  }

  /** Creates the experiment on any images. */
  public ThetaMnistExperiment(String data) {
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
    LabRequest request = lab.request();
    int epochs = request.effort().epochs(EPOCHS, EARLY);
    int choiceEpochs = Math.max(1, epochs / CHOICE);
    long choiceSeed = request.seed() - 1;
    long[] seeds = lab.seeds(TRIALS);
    List<ThetaMnistTraining.Trial> trials = new ArrayList<>();
    try (Workers workers = new Workers(request.threads())) {
      ValidationChoice<ThetaMnistTraining.Configuration> choice =
          training(lab, choiceSeed, workers).choose(choiceSeed, choiceEpochs);
      for (long seed : seeds) {
        trials.add(training(lab, seed, workers).train(seed, choice.best(), epochs));
      }
      explain(choice, choiceEpochs, choiceSeed, results);
    }
    report(trials, epochs, results);
  }

  private ThetaMnistTraining training(Lab lab, long seed, Workers workers) {
    Map<Setting, String> plan = Map.of(Setting.DATA, data, Setting.SEED, Long.toString(seed));
    return new ThetaMnistTraining(lab, lab.dataset(lab.plan(plan)), workers);
  }

  private static double mean(
      List<ThetaMnistTraining.Trial> trials, ToDoubleFunction<ThetaMnistTraining.Trial> number) {
    return trials.stream().mapToDouble(number).average().orElse(Double.NaN);
  }

  private static void explain(
      ValidationChoice<ThetaMnistTraining.Configuration> choice,
      int epochs,
      long seed,
      ResultDirectory results) {
    results.paragraph(
        """
        A network 784-100-100-10 of theta neurons (period 6, trial of 2) reads an image by its first
        output spike. All pixels of at least 128 fire together at 0.02, the others never. The loss
        is the cross-entropy of the softmax of the negative first output times, and 0.01 (exp(t/T) -
        1) of the label's. AdaBelief, %s exp(-epoch / %s), pixels inverted with probability 0.02.

        Batch and step size were chosen by the share of validation images (held-out training images)
        classified wrongly after %s with seed %d, which is not reported: %s.
        The decay of the step size is not published and was not compared with others; the other
        constants are published. The test images are evaluated once, at the end.

        *accuracy*: the label's neuron is the first, where neurons that did not fire in the trial
        are continued to a pseudospike; *ordinary*: it is the first and fired within the trial.
        *silent*: hidden neurons that do not fire for an image.
        """
            .formatted(
                choice.best(),
                ThetaMnistTraining.DECAY_EPOCHS,
                Wording.count(epochs, "epoch"),
                seed,
                choice.text(Object::toString)));
  }

  private static void report(
      List<ThetaMnistTraining.Trial> trials, int epochs, ResultDirectory results) {
    Mean accuracy = Mean.of(trials.stream().map(t -> t.test().accuracy()).toList());
    results.metric("silent_fraction_start", mean(trials, t -> t.after(0).silentFraction()));
    results.metric(
        "validation_accuracy_epoch_3",
        epochs < EARLY ? Double.NaN : mean(trials, t -> t.after(EARLY).accuracy()));
    results.metric("validation_accuracy", mean(trials, t -> t.after(epochs).accuracy()));
    results.metric("test_accuracy", accuracy.value());
    results.metric("test_accuracy_sd", accuracy.deviation());
    results.metric("test_accuracy_ordinary", mean(trials, t -> t.test().accuracyOrdinary()));
    results.metric("test_loss", mean(trials, t -> t.test().meanLoss()));
    results.metric("silent_fraction", mean(trials, t -> t.test().silentFraction()));
    results.metric("hidden_spikes_per_neuron", mean(trials, t -> t.test().hiddenActivity()));
    results.metric("seconds_per_epoch", mean(trials, ThetaMnistTraining.Trial::seconds));
    results.paragraph(
        "Test images classified correctly: %.2f%s %% (%s)."
            .formatted(
                100 * accuracy.value(),
                accuracy.count() < 2 ? "" : " +- %.2f".formatted(100 * accuracy.deviation()),
                Wording.count(accuracy.count(), "seed")));
    results.paragraph("Scores on validation images:");
    ReportTable table =
        new ReportTable(
            "seed",
            "epoch",
            "train_loss",
            "validation_loss",
            "accuracy",
            "ordinary",
            "silent",
            "spikes");
    for (ThetaMnistTraining.Trial trial : trials) {
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
            "Validation images classified correctly",
            epoch,
            Axis.linear("share of validation images", ""),
            List.of(
                curve("with pseudospikes", trials, TimeScore::accuracy, 0),
                curve("within the trial", trials, TimeScore::accuracyOrdinary, 1)),
            List.of()),
        "Share of validation images classified correctly after every epoch.");
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
      String name,
      List<ThetaMnistTraining.Trial> trials,
      ToDoubleFunction<TimeScore> number,
      int colour) {
    double[][] runs =
        trials.stream()
            .map(t -> t.validation().stream().mapToDouble(number).toArray())
            .toArray(double[][]::new);
    double[] x = new double[runs[0].length];
    Arrays.setAll(x, i -> i);
    if (runs.length == 1) {
      return Curve.of(name, new Points(x, runs[0]), Curve.Look.MARKERS, colour);
    }
    return Curve.ofRuns(name, x, runs, Curve.Look.BAND, colour);
  }
}

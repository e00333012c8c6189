package spikeloom.app.experiment.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.app.experiment.Countdown;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.learning.exact.TwoSpikesTask;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/** Two spikes of one neuron move to their targets; see {@link TwoSpikesTask}. */
public final class QifSingleExperiment implements Experiment {
  private static final int STEPS = 3000;
  private static final int LONGER = 30_000;
  private static final int TRIALS = 20;
  private static final int SHOWN = 3;
  private static final double NEAR = 1e-4;

  /** A training: the first output times at every step, and the result. */
  private record Trial(long seed, List<double[]> times, Outcome outcome) {}

  private record Outcome(
      int spikesBefore, int spikesBehind, double lossBefore, double lossBehind, double gap) {}

  @Override
  public String name() {
    return "qif-single";
  }

  @Override
  public String title() {
    return "Two spikes of one neuron move to their targets, even from silence";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    long[] seeds = lab.seeds(TRIALS);
    List<Trial> trials = new ArrayList<>();
    Countdown countdown = new Countdown(lab::report, "trainings", seeds.length);
    for (long seed : seeds) {
      trials.add(train(seed));
      countdown.done(trials.size(), "Seed " + seed);
    }
    report(trials, results);
  }

  private static Trial train(long seed) {
    TwoSpikesTask task = new TwoSpikesTask(RandomKey.ofSeed(seed).fold("qif-single"));
    double first = task.run();
    int before = task.output().spikes().size();
    List<double[]> times = new ArrayList<>();
    times.add(shown(task));
    double loss = first;
    double gap = 0;
    for (int step = 0; step < LONGER && (step < STEPS || loss > NEAR); step++) {
      task.learn();
      loss = task.run();
      times.add(shown(task));
      gap = Math.max(gap, task.gapAtTheEnd());
    }
    int behind = task.output().spikes().size();
    return new Trial(seed, times, new Outcome(before, behind, first, loss, gap));
  }

  private static double[] shown(TwoSpikesTask task) {
    double[] times = new double[SHOWN];
    Arrays.setAll(times, k -> task.output().time(0, k));
    return times;
  }

  private static void report(List<Trial> trials, ResultDirectory results) {
    results.paragraph(
        """
        A QIF neuron receives 22 spikes; the weights and times of two of them are trained, from weight 0, so
        that its first two output spikes occur at 2.5 and 7.5 in a trial of 10. A missing spike
        is continued as a pseudospike after the end of the trial. The task is to fit these times: there are
        no other samples, and the training fit is reported. 3,000 steps as published, and up to
        30,000 until the mean squared error is below 1e-4.

        *gap*: largest difference of a spike's time on the two sides of the point where it enters
        or leaves the trial, found by bisecting the step in which it did: 0 up to rounding.
        A spike may still move fast there.
        """);
    ReportTable table =
        new ReportTable(
            "seed", "spikes_before", "spikes_after", "steps", "loss_before", "loss", "gap");
    for (Trial trial : trials) {
      Outcome outcome = trial.outcome();
      table.row(
          trial.seed(),
          outcome.spikesBefore(),
          outcome.spikesBehind(),
          trial.times().size() - 1,
          outcome.lossBefore(),
          outcome.lossBehind(),
          outcome.gap());
    }
    results.table(table);
    Trial shown = chosen(trials);
    double[] last = shown.times().get(shown.times().size() - 1);
    results.metric("first_spike", last[0]);
    results.metric("second_spike", last[1]);
    results.metric(
        "converged_share",
        trials.stream().filter(t -> t.outcome().lossBehind() <= NEAR).count()
            / (double) trials.size());
    results.metric(
        "largest_gap", trials.stream().mapToDouble(t -> t.outcome().gap()).max().orElse(0));
    results.figure(
        "spike-times",
        ExperimentFigures.curves(
            "Spike times over training",
            Axis.linear("step", ""),
            Axis.linear("time", ""),
            curves(shown),
            guides()),
        "Output times of seed "
            + shown.seed()
            + " over training; above the end of the trial they are pseudospikes.");
  }

  /** The first training that adds a spike from silence and reaches the target, else the first. */
  private static Trial chosen(List<Trial> trials) {
    return trials.stream()
        .filter(t -> t.outcome().lossBehind() <= NEAR && t.outcome().spikesBefore() < 2)
        .findFirst()
        .orElse(trials.get(0));
  }

  private static List<Guide> guides() {
    List<Guide> guides = new ArrayList<>();
    for (double target : TwoSpikesTask.targets()) {
      guides.add(Reference.horizontal(target, "target"));
    }
    guides.add(Reference.horizontal(TwoSpikesTask.TRIAL, "end of the trial"));
    return guides;
  }

  private static List<Curve> curves(Trial trial) {
    int every = Math.max(1, trial.times().size() / 1000);
    int count = (trial.times().size() - 1) / every + 1;
    double[] x = new double[count];
    Arrays.setAll(x, i -> i * every);
    List<Curve> curves = new ArrayList<>();
    for (int k = 0; k < SHOWN; k++) {
      int number = k;
      double[] y = new double[count];
      Arrays.setAll(y, i -> trial.times().get(i * every)[number]);
      curves.add(Curve.of("spike " + (k + 1), new Points(x, y), Curve.Look.BAND, k));
    }
    return curves;
  }
}

package spikeloom.app.experiment.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.app.experiment.Countdown;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.array.Workers;
import spikeloom.learning.exact.SpikePatternTask;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/** Trains a recurrent network to produce a pattern of spikes; see {@link SpikePatternTask}. */
public final class QifRecurrentExperiment implements Experiment {
  private static final int STEPS = 10_000;
  private static final int QUICK_STEPS = 3_000;
  private static final int TRIALS = 5;
  private static final int EVERY = 20;

  /** A training: losses and the times of the neurons with targets, every few steps. */
  private record Trial(
      long seed, SpikePatternTask task, List<Double> losses, List<double[][]> times) {
    double last() {
      return losses.get(losses.size() - 1);
    }
  }

  @Override
  public String name() {
    return "qif-recurrent";
  }

  @Override
  public String title() {
    return "Spike patterns in a recurrent network";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    int steps = lab.request().effort().either(STEPS, QUICK_STEPS);
    long[] seeds = lab.seeds(TRIALS);
    Countdown countdown = new Countdown(lab::report, "steps", (long) steps * seeds.length);
    List<Trial> trials = new ArrayList<>();
    try (Workers one = new Workers(1)) {
      for (long seed : seeds) {
        long before = (long) steps * trials.size();
        Trial trial = begin(seed);
        for (int step = 1; step <= steps; step++) {
          trial.task().learn(one);
          double loss = trial.task().run();
          if (step % EVERY == 0) {
            note(trial, loss);
            countdown.done(before + step, "Seed " + seed + ", loss " + "%.5f".formatted(loss));
          }
        }
        trials.add(trial);
      }
    }
    report(trials, steps, results);
  }

  private static Trial begin(long seed) {
    SpikePatternTask task = new SpikePatternTask(RandomKey.ofSeed(seed).fold("qif-recurrent"));
    Trial trial = new Trial(seed, task, new ArrayList<>(), new ArrayList<>());
    note(trial, task.run());
    return trial;
  }

  private static void note(Trial trial, double loss) {
    SpikePatternTask task = trial.task();
    double[][] times = new double[task.targets().size()][];
    for (int n = 0; n < times.length; n++) {
      int neuron = n;
      times[n] = new double[task.targets().get(n).length + 1];
      Arrays.setAll(times[n], k -> task.output().time(neuron, k));
    }
    trial.losses().add(loss);
    trial.times().add(times);
  }

  private static void report(List<Trial> trials, int steps, ResultDirectory results) {
    results.paragraph(
        """
        Ten QIF neurons, each driven by an excitatory and an inhibitory train of random spikes; the
        weights between them, starting at 0, and the initial states are trained so that two of the
        neurons fire exactly at given times. AdaBelief, %,d steps of 0.01 exp(-step / 2000). The task
        is to fit these times: there are no other samples, and the training fit is reported.

        *distance*: mean distance of the spikes from their targets, in a trial of 10.
        """
            .formatted(steps));
    ReportTable table =
        new ReportTable("seed", "targets", "spikes", "loss_before", "loss", "distance");
    for (Trial trial : trials) {
      SpikePatternTask task = trial.task();
      table.row(
          trial.seed(),
          task.targets().stream().mapToInt(t -> t.length).sum(),
          task.output().spikes().size(),
          trial.losses().get(0),
          trial.last(),
          task.meanDistance());
    }
    results.table(table);
    results.metric(
        "loss_start", trials.stream().mapToDouble(t -> t.losses().get(0)).average().orElse(0));
    results.metric("loss", trials.stream().mapToDouble(Trial::last).average().orElse(0));
    results.trials("mean_distance", trials.stream().map(t -> t.task().meanDistance()).toList());
    figures(trials, results);
  }

  private static void figures(List<Trial> trials, ResultDirectory results) {
    double[] x = new double[trials.get(0).losses().size()];
    Arrays.setAll(x, i -> (double) i * EVERY);
    List<Curve> losses = new ArrayList<>();
    for (Trial trial : trials) {
      double[] y = trial.losses().stream().mapToDouble(loss -> loss).toArray();
      String name = "seed " + trial.seed();
      losses.add(Curve.of(name, new Points(x, y), Curve.Look.BAND, losses.size()));
    }
    Axis step = Axis.linear("step", "");
    results.figure(
        "loss",
        ExperimentFigures.curves(
            "Loss", step, new Axis("loss", "", Axis.Scale.LOG), losses, List.of()),
        "Loss over training.");
    Trial first = trials.get(0);
    for (int n = 0; n < first.task().targets().size(); n++) {
      results.figure(
          "spike-times-" + (n + 1),
          ExperimentFigures.curves(
              "Spike times of neuron " + (n + 1),
              step,
              Axis.linear("time", ""),
              times(first, n, x),
              guides(first.task().targets().get(n))),
          "Spike times of neuron "
              + (n + 1)
              + " of seed "
              + first.seed()
              + " over training; dashed: targets and the end of the trial.");
    }
  }

  private static List<Curve> times(Trial trial, int neuron, double[] x) {
    List<Curve> curves = new ArrayList<>();
    for (int k = 0; k <= trial.task().targets().get(neuron).length; k++) {
      int number = k;
      double[] y = new double[x.length];
      Arrays.setAll(y, i -> trial.times().get(i)[neuron][number]);
      curves.add(Curve.of("spike " + (k + 1), new Points(x, y), Curve.Look.BAND, k));
    }
    return curves;
  }

  private static List<Guide> guides(double[] targets) {
    List<Guide> guides = new ArrayList<>();
    for (double target : targets) {
      guides.add(Reference.horizontal(target, ""));
    }
    guides.add(Reference.horizontal(SpikePatternTask.TRIAL, "end of the trial"));
    return guides;
  }
}

package spikeloom.app.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import spikeloom.app.experiment.Deadline;
import spikeloom.app.tensorboard.TensorBoardLog;
import spikeloom.dataset.Dataset;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateText;
import spikeloom.plan.Json;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunSummary;
import spikeloom.text.Wording;
import spikeloom.training.ShardExecutor;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** Runs a training on the command line: progress, figures, summary, and a clean stop on Ctrl-C. */
public final class ConsoleRun {
  private ConsoleRun() {}

  /** Trains to the end, or until it is stopped; returns the exit code. */
  public static int train(RunDirectory run, Dataset dataset, RunOutput output) {
    return train(run, dataset, output, ShardExecutor.here());
  }

  /**
   * The same.
   *
   * @param shards compute the shards of a plan with several workers
   */
  public static int train(
      RunDirectory run, Dataset dataset, RunOutput output, ShardExecutor.Provider shards) {
    ConsoleProgress console = new ConsoleProgress(run.path(), System.err);
    List<TrainingListener> all = listeners(run.path(), console, output.events());
    if (output.lines()) {
      all.add(new JsonLines(run.path(), System.out));
    }
    TrainingControl control = new TrainingControl();
    try (StopSignals signals = StopSignals.onSchedule(control, output.requeue())) {
      Indexes.update(run.path());
      Trainer.Outcome outcome;
      try {
        outcome = trained(run, dataset, console, new Listeners(List.copyOf(all)), control, shards);
      } catch (CancellationException e) {
        if (signals.requeue()) {
          return ExitCode.REQUEUE;
        }
        throw e;
      }
      Indexes.update(run.path());
      report(console.summary(), run, output);
      return signals.requeue() && outcome != Trainer.Outcome.FINISHED
          ? ExitCode.REQUEUE
          : ExitCode.SUCCESS;
    }
  }

  private static void report(@Nullable RunSummary summary, RunDirectory run, RunOutput output) {
    if (summary != null) {
      MeanComparison.of(summary).flatMap(MeanComparison::warning).ifPresent(Terminal::print);
      if (!output.lines()) {
        System.out.print(output.json() ? Json.write(summary) : text(summary, run));
      }
    }
  }

  /** Trains to the end, to Ctrl-C or to the deadline, and writes the run's figures. */
  public static Trainer.Outcome toTheEnd(
      RunDirectory run, Dataset dataset, ConsoleProgress console) {
    TrainingControl control = new TrainingControl();
    StopSignals signals = StopSignals.onInterrupt(control);
    Deadline.Watch deadline = Deadline.watch(control::stop);
    try {
      Listeners all = new Listeners(List.copyOf(listeners(run.path(), console, false)));
      return trained(run, dataset, console, all, control, ShardExecutor.here());
    } finally {
      deadline.close();
      signals.close();
    }
  }

  private static Trainer.Outcome trained(
      RunDirectory run,
      Dataset dataset,
      ConsoleProgress console,
      TrainingListener listener,
      TrainingControl control,
      ShardExecutor.Provider shards) {
    try (Trainer trainer = new Trainer(dataset, run, listener, control, shards)) {
      return trainer.run();
    } finally {
      console.newLine();
      run.close();
    }
  }

  private static List<TrainingListener> listeners(
      Path run, ConsoleProgress console, boolean events) {
    List<TrainingListener> all = new ArrayList<>(List.of(console, new RunFigures(run)));
    if (events || TensorBoardLog.isIn(run)) {
      all.add(new TensorBoardLog(run, () -> System.currentTimeMillis() * 1e-3, console::noted));
    }
    return all;
  }

  /** Trains a run of an experiment; returns whether it finished. */
  public static boolean inLab(RunDirectory run, Dataset dataset) {
    ConsoleProgress console = new ConsoleProgress(run.path(), System.err);
    return toTheEnd(run, dataset, console) == Trainer.Outcome.FINISHED;
  }

  private static String distortion(RunSummary s, Distortion measure) {
    Double mean = s.meanTargetDistortion();
    return measure.text(s.testDistortion())
        + (mean == null ? "" : " (predicting the mean: " + Distortion.number(mean) + ")");
  }

  private static String validation(RunSummary s, Distortion measure) {
    Double distortion = s.validationDistortion();
    return distortion == null
        ? ""
        : "validation           " + measure.text(distortion) + System.lineSeparator();
  }

  private static String text(RunSummary s, RunDirectory run) {
    return String.format(
        Locale.ROOT,
        """
        %stest distortion      %s
        %s
        information rate     %s%s%s
        latent spikes        %.1f %% of neurons and steps; %.1f %% of neurons silent
        training speed       %,.0f examples/s on %s
        parameters           %,d encoder, %,d decoder
        run directory        %s
        figures              %s
        """,
        validation(s, run.plan().objective().distortion()),
        distortion(s, run.plan().objective().distortion()),
        Scores.line("test ", s.testPsnr(), s.testAccuracy()),
        RateText.full(s.rateBits()),
        Scores.window(s.windowRateBits()),
        Scores.bound(s.codeLengthBits(), s.testNegativeElbo(), run.plan().objective().distortion())
            + Scores.more(s.testBitsPerDimension(), s.testRmse()),
        100 * s.latentSpikeRate(),
        100 * s.silentFraction(),
        s.trainExamplesPerSecond(),
        Wording.count(s.threads(), "thread"),
        s.parametersEncoder(),
        s.parametersDecoder(),
        run.path(),
        run.figures());
  }
}

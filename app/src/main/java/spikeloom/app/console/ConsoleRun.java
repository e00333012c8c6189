package spikeloom.app.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import spikeloom.app.tensorboard.TensorBoardLog;
import spikeloom.dataset.Dataset;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateText;
import spikeloom.plan.Json;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunSummary;
import spikeloom.text.Wording;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** Runs a training on the command line: progress, figures, summary, and a clean stop on Ctrl-C. */
public final class ConsoleRun {
  private static final long SECONDS_TO_STOP = 60;

  private ConsoleRun() {}

  /** Trains to the end or to Ctrl-C; returns the exit code. */
  public static int train(RunDirectory run, Dataset dataset, boolean json) {
    return train(run, dataset, json, false);
  }

  /**
   * The same.
   *
   * @param events whether to write event files of TensorBoard; those of a run that has some are
   *     continued anyway
   */
  public static int train(RunDirectory run, Dataset dataset, boolean json, boolean events) {
    ConsoleProgress console = new ConsoleProgress(run.path(), System.err);
    toTheEnd(run, dataset, console, events);
    RunSummary summary = console.summary();
    if (summary != null) {
      MeanComparison.of(summary).flatMap(MeanComparison::warning).ifPresent(Terminal::print);
      System.out.print(json ? Json.write(summary) : text(summary, run));
    }
    return ExitCode.SUCCESS;
  }

  /** Trains to the end or to Ctrl-C and writes the run's figures. */
  public static Trainer.Outcome toTheEnd(
      RunDirectory run, Dataset dataset, ConsoleProgress console) {
    return toTheEnd(run, dataset, console, false);
  }

  private static Trainer.Outcome toTheEnd(
      RunDirectory run, Dataset dataset, ConsoleProgress console, boolean events) {
    TrainingControl control = new TrainingControl();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(control, ended), "spikeloom-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    TrainingListener listener = listeners(run.path(), console, events);
    try (Trainer trainer = new Trainer(dataset, run, listener, control)) {
      return trainer.run();
    } finally {
      console.newLine();
      run.close();
      ended.countDown();
      forget(hook);
    }
  }

  private static Listeners listeners(Path run, ConsoleProgress console, boolean events) {
    List<TrainingListener> all = new ArrayList<>(List.of(console, new RunFigures(run)));
    if (events || TensorBoardLog.isIn(run)) {
      all.add(new TensorBoardLog(run, () -> System.currentTimeMillis() * 1e-3, console::noted));
    }
    return new Listeners(List.copyOf(all));
  }

  /** Trains a run of an experiment; returns whether it finished. */
  public static boolean inLab(RunDirectory run, Dataset dataset) {
    ConsoleProgress console = new ConsoleProgress(run.path(), System.err);
    return toTheEnd(run, dataset, console) == Trainer.Outcome.FINISHED;
  }

  // Ctrl-C exits the JVM after its shutdown hooks: the hook waits until the checkpoint is written.
  private static void stop(TrainingControl control, CountDownLatch ended) {
    control.stop();
    try {
      ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is exiting: this runs in its shutdown hook.
    }
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
        Scores.bound(s.codeLengthBits(), s.testNegativeElbo()),
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

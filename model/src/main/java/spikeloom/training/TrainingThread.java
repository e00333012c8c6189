package spikeloom.training;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import spikeloom.array.NumericException;
import spikeloom.dataset.Dataset;
import spikeloom.file.DataException;
import spikeloom.file.Exhaustion;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** A run on its own daemon thread. */
public final class TrainingThread implements TrainingRun {
  private final Path directory;
  private final TrainingControl control = new TrainingControl();
  private final Thread thread;

  private TrainingThread(
      Path directory,
      Supplier<Dataset> data,
      Function<Dataset, RunDirectory> run,
      TrainingListener listener) {
    this.directory = directory;
    thread = new Thread(() -> work(data, run, listener), "spikeloom-training");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts a new run; opening the data happens on its thread too. */
  public static TrainingRun start(
      TrainingPlan plan, Path directory, Supplier<Dataset> data, TrainingListener listener) {
    return new TrainingThread(
        directory, data, dataset -> RunDirectory.create(directory, plan), listener);
  }

  /** Resumes a run. */
  public static TrainingRun resume(
      Path directory, Supplier<Dataset> data, TrainingListener listener) {
    return resume(directory, data, plan -> plan, listener);
  }

  /**
   * Resumes a run whose data may have moved.
   *
   * @param located the plan with the current path of its data
   */
  public static TrainingRun resume(
      Path directory,
      Supplier<Dataset> data,
      UnaryOperator<TrainingPlan> located,
      TrainingListener listener) {
    return new TrainingThread(
        directory, data, dataset -> reopened(directory, dataset, located), listener);
  }

  private static RunDirectory reopened(
      Path directory, Dataset dataset, UnaryOperator<TrainingPlan> located) {
    RunDirectory run = RunDirectory.openToWrite(directory);
    boolean same = false;
    try {
      run.locateData(located.apply(run.plan()), dataset);
      same = true;
      return run;
    } finally {
      if (!same) {
        run.close();
      }
    }
  }

  // Uncaught exceptions of this thread would be lost, so everything is caught here.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private void work(
      Supplier<Dataset> data, Function<Dataset, RunDirectory> run, TrainingListener listener) {
    try {
      Dataset dataset = read(data);
      control.requireRunning();
      try (RunDirectory opened = run.apply(dataset);
          Trainer trainer = new Trainer(dataset, opened, listener, control)) {
        trainer.run();
      }
    } catch (CancellationException | InterruptedException e) {
      listener.cancelled();
    } catch (DataException | PlanException | RunException | NumericException e) {
      listener.failed(sentence(e));
    } catch (OutOfMemoryError | StackOverflowError e) {
      listener.failed(Exhaustion.sentence(e));
    } catch (Exception e) {
      listener.failed("An internal error stopped the run: " + e);
    }
  }

  /**
   * Reads the data on a separate thread, so that a reader that ignores interrupts blocks nothing;
   * its result is then dropped.
   */
  private Dataset read(Supplier<Dataset> data) throws InterruptedException {
    FutureTask<Dataset> reading = new FutureTask<>(data::get);
    Thread reader = new Thread(reading, "spikeloom-data");
    reader.setDaemon(true);
    reader.start();
    control.onStop(() -> reading.cancel(true));
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  private static String sentence(RuntimeException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public void pause() {
    control.pause();
  }

  @Override
  public void step() {
    control.step();
  }

  @Override
  public void resume() {
    control.resume();
  }

  @Override
  public void stop() {
    control.stop();
  }

  @Override
  public boolean paused() {
    return control.paused();
  }

  @Override
  public boolean running() {
    return thread.isAlive();
  }

  @Override
  public void await(long millis) throws InterruptedException {
    thread.join(millis);
  }
}

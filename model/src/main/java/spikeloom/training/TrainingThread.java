package spikeloom.training;

import java.nio.file.Path;
import java.util.function.Supplier;
import spikeloom.dataset.Dataset;
import spikeloom.file.DataException;
import spikeloom.file.Exhaustion;
import spikeloom.kernel.NumericException;

/** A run on a daemon thread of its own. */
public final class TrainingThread implements TrainingRun {
  private final Path directory;
  private final TrainingControl control = new TrainingControl();
  private final Thread thread;

  private TrainingThread(
      Path directory,
      Supplier<Dataset> data,
      Supplier<RunDirectory> run,
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
        directory, data, () -> RunDirectory.create(directory, plan), listener);
  }

  /** Goes on with a run. */
  public static TrainingRun resume(
      Path directory, Supplier<Dataset> data, TrainingListener listener) {
    return new TrainingThread(directory, data, () -> RunDirectory.openToWrite(directory), listener);
  }

  // The training thread is one of the three roots: what escapes here would vanish silently.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private void work(Supplier<Dataset> data, Supplier<RunDirectory> run, TrainingListener listener) {
    try {
      Dataset dataset = data.get();
      try (RunDirectory opened = run.get();
          Trainer trainer = new Trainer(dataset, opened, listener, control)) {
        trainer.run();
      }
    } catch (DataException | PlanException | RunException | NumericException e) {
      listener.failed(sentence(e));
    } catch (OutOfMemoryError | StackOverflowError e) {
      listener.failed(Exhaustion.sentence(e));
    } catch (Exception e) {
      listener.failed("An error inside SpikeLoom stopped the run: " + e);
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
  public void goOn() {
    control.goOn();
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

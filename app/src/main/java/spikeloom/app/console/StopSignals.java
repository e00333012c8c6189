package spikeloom.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import spikeloom.training.TrainingControl;

/**
 * Stops trainings on signals. Ctrl-C ends the program after the checkpoint is written. SIGTERM, as
 * a scheduler sends it before it ends a job, stops the training too, and the command returns {@link
 * ExitCode#REQUEUE}; a second one ends the program at once.
 */
public final class StopSignals implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 60;

  private final TrainingControl control;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::exit, "spikeloom-stop");
  private final List<SignalHandler> handlers = new ArrayList<>();
  private volatile boolean requeue;

  private StopSignals(TrainingControl control) {
    this.control = control;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Stops on Ctrl-C; SIGTERM is treated in the same way. */
  public static StopSignals onInterrupt(TrainingControl control) {
    return new StopSignals(control);
  }

  /**
   * Also returns normally after SIGTERM.
   *
   * @param interrupt whether after Ctrl-C, too
   */
  public static StopSignals onSchedule(TrainingControl control, boolean interrupt) {
    StopSignals signals = new StopSignals(control);
    signals.handle("TERM");
    if (interrupt) {
      signals.handle("INT");
    }
    return signals;
  }

  private void handle(String signal) {
    SignalHandler.install(
            signal,
            () -> {
              requeue = true;
              control.stop();
            })
        .ifPresent(handlers::add);
  }

  /** Whether a signal has asked for a stop after which the command is to be queued again. */
  public boolean requeue() {
    return requeue;
  }

  // Ctrl-C exits the JVM after its shutdown hooks: the hook waits until the checkpoint is written.
  private void exit() {
    control.stop();
    try {
      ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    handlers.forEach(SignalHandler::close);
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is exiting: this runs in its shutdown hook.
    }
  }
}

package spikeloom.training;

import java.nio.file.Path;

/**
 * A run on its own thread, for a user interface: start, pause, resume, stop. Every method returns
 * at once; events are reported to the listener.
 */
public interface TrainingRun {
  /** The run directory. */
  Path directory();

  /** Pauses the run between two steps. */
  void pause();

  /** Resumes a paused run. */
  void resume();

  /** Runs one step of a paused run, followed by a snapshot. */
  void step();

  /** Stops at the next step with a checkpoint; {@link TrainingListener#stopped} follows. */
  void stop();

  /** Whether the run is paused. */
  boolean paused();

  /** Whether the training thread is still running. */
  boolean running();

  /** Waits at most {@code millis} for the training thread to end. */
  void await(long millis) throws InterruptedException;
}

package spikeloom.training;

import java.nio.file.Path;

/**
 * A run on a thread of its own, as a user interface needs it: start, pause, go on, stop. Every
 * method returns at once; what happens is told to the listener.
 */
public interface TrainingRun {
  /** The run directory. */
  Path directory();

  /** Holds the run between two steps. */
  void pause();

  /** Lets a paused run go on. */
  void goOn();

  /** Lets a held run go on for one step; a snapshot of it follows. */
  void step();

  /** Stops at the next step with a checkpoint; {@link TrainingListener#stopped} follows. */
  void stop();

  /** Whether the run is held. */
  boolean paused();

  /** Whether the training thread still works. */
  boolean running();

  /** Waits until the training thread has ended, at most {@code millis}. */
  void await(long millis) throws InterruptedException;
}

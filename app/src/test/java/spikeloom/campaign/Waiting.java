package spikeloom.campaign;

import java.util.function.BooleanSupplier;

/** Waits, for moments at which something is killed or deleted. */
final class Waiting {
  private Waiting() {}

  @SuppressWarnings("ThreadSleep")
  static void milliseconds(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until something holds or the process has ended. */
  static void until(Process process, BooleanSupplier holds) {
    while (process.isAlive() && !holds.getAsBoolean()) {
      milliseconds(5);
    }
  }
}

package spikeloom.app.console;

import java.io.PrintStream;
import java.util.Locale;
import spikeloom.app.bench.Watcher;

/**
 * Shows the progress of a measurement: one line that is rewritten in place, or, where the output is
 * a file or a pipe, a line for each part.
 */
public final class ConsoleShare implements Watcher {
  private static final long NANOS_BETWEEN_LINES = 200_000_000;

  private final PrintStream out;
  private final boolean inPlace;
  private String current = "";
  private long last;

  public ConsoleShare(PrintStream out) {
    this.out = out;
    inPlace = Terminal.interactive();
  }

  @Override
  public void at(String what, double share) {
    boolean begins = !what.equals(current);
    current = what;
    long now = System.nanoTime();
    if (inPlace && (begins || now - last > NANOS_BETWEEN_LINES)) {
      last = now;
      out.printf(Locale.ROOT, "\rmeasuring %-28s %3.0f %% ", what, 100 * share);
    } else if (!inPlace && begins) {
      out.println("measuring " + what);
    }
  }

  /** Removes the line that is rewritten in place. */
  public void end() {
    if (inPlace && !current.isEmpty()) {
      out.print("\r" + " ".repeat(45) + "\r");
      current = "";
    }
  }
}

package spikeloom.app.experiment;

import java.util.Locale;
import java.util.function.Consumer;
import spikeloom.text.Wording;

/** Reports every ten seconds the progress of work: its rate and the time left. */
public final class Countdown {
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final Consumer<String> talk;
  private final String things;
  private final long all;
  private final long start = System.nanoTime();
  private long lastLine = start;

  /** Starts work on {@code all} items with a name in the plural. */
  public Countdown(Consumer<String> talk, String things, long all) {
    this.talk = talk;
    this.things = things;
    this.all = all;
  }

  /** Reports that {@code done} items are done. */
  public void done(long done, String what) {
    long now = System.nanoTime();
    if ((now - lastLine) * 1e-9 > SECONDS_BETWEEN_LINES) {
      lastLine = now;
      talk.accept(line(what, done, (now - start) * 1e-9));
    }
  }

  /** The text of the report. */
  public String line(String what, long done, double seconds) {
    double rate = done / seconds;
    return String.format(
        Locale.ROOT,
        "%s  %3.0f %%  %,.0f %s/s  %s left",
        what,
        100.0 * done / all,
        rate,
        things,
        Wording.duration((all - done) / rate));
  }
}

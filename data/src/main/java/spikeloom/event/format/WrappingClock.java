package spikeloom.event.format;

import java.util.Locale;

/**
 * Counts on where a clock of few bits begins again at 0. It has begun again if it falls from its
 * last quarter to its first; as a single damaged time must not be taken for that, the two times
 * before the fall must lie in the last quarter. Events that are late and still have a time from
 * before the turn are given that turn.
 *
 * <p>After a long silence nobody knows how often the clock has begun again meanwhile: such a gap is
 * reported, and counted as if it were shorter than the clock's period.
 */
final class WrappingClock {
  private final long range;
  private final long quarter;
  private final long longest;
  private long turns;
  private long last;
  private long beforeLast;
  private long elapsed;
  private boolean begun;

  /**
   * A clock that shows 0 .. {@code range} - 1.
   *
   * @param longest silence after which the clock may have begun again
   */
  WrappingClock(long range, long longest) {
    this.range = range;
    this.longest = longest;
    quarter = range / 4;
  }

  /** The time since the clock's first beginning, when it shows {@code shown}. */
  long time(long shown) {
    elapsed = begun ? shown - last : 0;
    begun = true;
    if (shown < quarter && last >= range - quarter && beforeLast >= range - quarter) {
      turns += range;
      elapsed += range;
    } else if (turns > 0 && shown >= range - quarter && last < quarter) {
      elapsed = 0;
      return turns - range + shown;
    }
    beforeLast = last;
    last = shown;
    return turns + shown;
  }

  /** Whether the silence before the last time may have been longer than the clock can tell. */
  boolean gap() {
    return elapsed > longest;
  }

  /** Reports that silence; {@code place} is where it ends. */
  void report(Defects defects, long place) {
    double seconds = elapsed * 1e-6;
    defects.report(
        Defect.Kind.GAP,
        place,
        () ->
            String.format(
                Locale.ROOT,
                "%,.3f s without a time stamp; the clock wraps every %,.3f s, so the gap may be longer by a multiple of that",
                seconds,
                range * 1e-6));
  }
}

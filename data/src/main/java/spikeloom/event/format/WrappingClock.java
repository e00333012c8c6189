package spikeloom.event.format;

import java.util.Locale;

/**
 * Unwraps a clock with few bits. A wrap is a fall from its last quarter to its first; to ignore
 * single damaged times, the two times before must be in the last quarter. Late events with a time
 * from before the wrap keep it.
 *
 * <p>After a long gap the number of wraps is unknown: the gap is reported, and treated as shorter
 * than the clock's period.
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

  /** Returns the unwrapped time when the clock shows {@code shown}. */
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

  /** Whether the gap before the last time may be longer than the clock can measure. */
  boolean gap() {
    return elapsed > longest;
  }

  /** Reports that gap; {@code place} is its end. */
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

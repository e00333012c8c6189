package spikeloom.event.format;

/**
 * Counts on where a clock of few bits begins again at 0. It has begun again if it falls from its
 * last quarter to its first; as a single damaged time must not be taken for that, the two times
 * before the fall must lie in the last quarter. Events that are late and still have a time from
 * before the turn are given that turn.
 */
final class WrappingClock {
  private final long range;
  private final long quarter;
  private long turns;
  private long last;
  private long beforeLast;

  /** A clock that shows 0 .. {@code range} - 1. */
  WrappingClock(long range) {
    this.range = range;
    quarter = range / 4;
  }

  /** The time since the clock's first beginning, when it shows {@code shown}. */
  long time(long shown) {
    if (shown < quarter && last >= range - quarter && beforeLast >= range - quarter) {
      turns += range;
    } else if (turns > 0 && shown >= range - quarter && last < quarter) {
      return turns - range + shown;
    }
    beforeLast = last;
    last = shown;
    return turns + shown;
  }
}

package spikeloom.event;

import java.util.Optional;

/**
 * Keeps the events with {@code from <= t - t0 < until}, t0 being the time of the first event.
 *
 * @param from microseconds after the first event
 * @param until microseconds after the first event; {@link Long#MAX_VALUE} for all the rest
 */
public record TimeWindow(long from, long until) implements EventOperation {
  /** Checks that the window is not empty. */
  public TimeWindow {
    if (until <= from) {
      throw new IllegalArgumentException("invalid time from " + from + " until " + until);
    }
  }

  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Pass() {
      private boolean begun;
      private long first;
      private boolean past;

      @Override
      public Optional<Sensor> sensor() {
        return sensor;
      }

      @Override
      public void apply(EventChunk chunk) {
        if (!begun && chunk.count() > 0) {
          first = chunk.time(0);
          begun = true;
        }
        int kept = 0;
        int early = 0;
        for (int i = 0; i < chunk.count(); i++) {
          long time = chunk.time(i) - first;
          early += time < until ? 1 : 0;
          if (time >= from && time < until) {
            chunk.copy(i, kept++);
          }
        }
        // A single late event may be out of order; a whole chunk of them is the end.
        past |= early == 0 && chunk.count() > 0;
        chunk.truncate(kept);
      }

      @Override
      public boolean done() {
        return past;
      }
    };
  }
}

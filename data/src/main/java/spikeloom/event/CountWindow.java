package spikeloom.event;

import java.util.Optional;

/**
 * Keeps a range of events in recording order.
 *
 * @param first number of the first that is kept, from 0
 * @param count how many are kept
 */
public record CountWindow(long first, long count) implements EventOperation {
  /** Checks the numbers. */
  public CountWindow {
    if (first < 0 || count < 0) {
      throw new IllegalArgumentException(count + " events from event " + first);
    }
  }

  /** Event {@code index} with up to {@code before} events before and {@code after} behind it. */
  public static CountWindow around(long index, long before, long after) {
    long first = Math.max(0, index - before);
    return new CountWindow(first, index - first + 1 + after);
  }

  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Pass() {
      private long seen;

      @Override
      public Optional<Sensor> sensor() {
        return sensor;
      }

      @Override
      public void apply(EventChunk chunk) {
        int kept = 0;
        for (int i = 0; i < chunk.count(); i++, seen++) {
          if (seen >= first && seen - first < count) {
            chunk.copy(i, kept++);
          }
        }
        chunk.truncate(kept);
      }

      @Override
      public boolean done() {
        return seen - first >= count;
      }
    };
  }
}

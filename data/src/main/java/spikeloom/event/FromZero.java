package spikeloom.event;

import java.util.Optional;

/** Counts time from the first event: many cameras count it from their start or from 1970. */
public record FromZero() implements EventOperation {
  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Pass() {
      private boolean begun;
      private long first;

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
        for (int i = 0; i < chunk.count(); i++) {
          chunk.moveTime(i, chunk.time(i) - first);
        }
      }
    };
  }
}

package spikeloom.event;

import java.util.Optional;

/** Removes polarity: every event becomes an ON event. */
public record MergePolarity() implements EventOperation {
  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Pass() {
      @Override
      public Optional<Sensor> sensor() {
        return sensor;
      }

      @Override
      public void apply(EventChunk chunk) {
        chunk.mergePolarity();
      }
    };
  }
}

package spikeloom.event;

import java.util.Optional;

/** Forgets polarity: every event becomes a brighter one. */
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

package spikeloom.event;

import java.util.Optional;

/**
 * Merges blocks of {@code factor} by {@code factor} pixels: (x, y) becomes (x / factor, y /
 * factor), rounded down. No event is lost.
 *
 * @param factor at least 1
 */
public record Downsample(int factor) implements EventOperation {
  /** Checks the factor. */
  public Downsample {
    if (factor < 1) {
      throw new IllegalArgumentException("pixels cannot be merged by " + factor);
    }
  }

  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Pass() {
      @Override
      public Optional<Sensor> sensor() {
        return sensor.map(s -> new Sensor(joined(s.width()), joined(s.height())));
      }

      @Override
      public void apply(EventChunk chunk) {
        for (int i = 0; i < chunk.count(); i++) {
          chunk.movePixel(i, chunk.x(i) / factor, chunk.y(i) / factor);
        }
      }
    };
  }

  private int joined(int pixels) {
    return (pixels - 1) / factor + 1;
  }
}

package spikeloom.event;

import java.util.Optional;

/**
 * Keeps the events of a rectangle, whose upper left pixel becomes (0, 0).
 *
 * @param left first column
 * @param top first row
 * @param size columns and rows
 */
public record Crop(int left, int top, Sensor size) implements EventOperation {
  /** Checks the position of the rectangle. */
  public Crop {
    if (left < 0 || top < 0) {
      throw new IllegalArgumentException("invalid pixel (" + left + ", " + top + ")");
    }
  }

  @Override
  public Pass begin(Optional<Sensor> sensor) {
    return new Pass() {
      @Override
      public Optional<Sensor> sensor() {
        return Optional.of(size);
      }

      @Override
      public void apply(EventChunk chunk) {
        int kept = 0;
        for (int i = 0; i < chunk.count(); i++) {
          int x = chunk.x(i) - left;
          int y = chunk.y(i) - top;
          if (size.contains(x, y)) {
            chunk.copy(i, kept);
            chunk.movePixel(kept++, x, y);
          }
        }
        chunk.truncate(kept);
      }
    };
  }
}

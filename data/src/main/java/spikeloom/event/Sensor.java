package spikeloom.event;

/**
 * The pixels of an event camera.
 *
 * @param width columns, 1 .. 32767
 * @param height rows, 1 .. 32767
 */
public record Sensor(int width, int height) {
  /** Checks that the size fits 16-bit coordinates. */
  public Sensor {
    if (width < 1 || height < 1 || width > Short.MAX_VALUE || height > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a sensor cannot have " + width + " x " + height);
    }
  }

  /** Number of pixels. */
  public int pixels() {
    return width * height;
  }

  /** Whether (x, y) is a pixel. */
  public boolean contains(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height;
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}

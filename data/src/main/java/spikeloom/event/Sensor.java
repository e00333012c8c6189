package spikeloom.event;

/**
 * The pixels of an event camera.
 *
 * @param width columns, 1 .. 32767
 * @param height rows, 1 .. 32767
 */
public record Sensor(int width, int height) {
  /** Refuses sizes that no coordinate of 16 bits reaches. */
  public Sensor {
    if (width < 1 || height < 1 || width > Short.MAX_VALUE || height > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a sensor cannot have " + width + " x " + height);
    }
  }

  /** Number of pixels. */
  public int pixels() {
    return width * height;
  }

  /** Whether there is a pixel in column x, row y. */
  public boolean contains(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height;
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}

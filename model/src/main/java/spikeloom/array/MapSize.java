package spikeloom.array;

/**
 * The size of a stack of feature maps. Its neurons are numbered position by position, the channels
 * of a position together: neuron {@code (y * width + x) * channels + c}.
 *
 * @param height number of rows, at least 1
 * @param width number of columns, at least 1
 * @param channels number of maps, at least 1
 */
public record MapSize(int height, int width, int channels) {
  /** Checks the size. */
  public MapSize {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "feature maps of " + height + " x " + width + " x " + channels + " have no neurons");
    }
    Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** Number of positions. */
  public int positions() {
    return height * width;
  }

  /** Number of neurons. */
  public int neurons() {
    return positions() * channels;
  }

  /** Number of the neuron of channel {@code c} at row {@code y}, column {@code x}. */
  public int index(int y, int x, int c) {
    return (y * width + x) * channels + c;
  }

  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}

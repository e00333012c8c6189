package spikeloom.spike;

/** The shape of a natural signal. Values lie in row-major order of the shape's components. */
public sealed interface SignalShape {
  /** Number of values. */
  int size();

  /**
   * A picture: {@code height} rows of {@code width} pixels; with several planes (colours,
   * polarities) one whole plane follows another.
   */
  record Image(int planes, int height, int width) implements SignalShape {
    /** Refuses empty pictures. */
    public Image {
      if (planes < 1 || height < 1 || width < 1) {
        throw new IllegalArgumentException(
            "an image of " + planes + " x " + height + " x " + width + " has no pixels");
      }
    }

    @Override
    public int size() {
      return planes * height * width;
    }

    @Override
    public String toString() {
      return (planes == 1 ? "" : planes + "x") + height + "x" + width;
    }
  }

  /** A time series: {@code length} rows of {@code variables} values each. */
  record Series(int length, int variables) implements SignalShape {
    /** Refuses empty series. */
    public Series {
      if (length < 1 || variables < 1) {
        throw new IllegalArgumentException(
            "a series of " + length + " x " + variables + " has no values");
      }
    }

    @Override
    public int size() {
      return length * variables;
    }

    @Override
    public String toString() {
      return length + (length == 1 ? " step of " : " steps of ") + variables;
    }
  }
}

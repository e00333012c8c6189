package spikeloom.spike;

import java.util.List;

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

  /**
   * A time series: {@code length} rows of {@code variables} values each.
   *
   * @param names what the variables are called, or empty where that is not known
   */
  record Series(int length, int variables, List<String> names) implements SignalShape {
    /** A series of variables without names. */
    public Series(int length, int variables) {
      this(length, variables, List.of());
    }

    /** Refuses empty series, and names that do not fit. */
    public Series {
      names = List.copyOf(names);
      if (!names.isEmpty() && names.size() != variables) {
        throw new IllegalArgumentException(names.size() + " names for " + variables + " variables");
      }
      if (length < 1 || variables < 1) {
        throw new IllegalArgumentException(
            "a series of " + length + " x " + variables + " has no values");
      }
    }

    /** What a variable is called: its name, or its number from 1 on. */
    public String name(int variable) {
      return names.isEmpty() ? "variable " + (variable + 1) : names.get(variable);
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

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
    /** Checks the size. */
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
   * @param names names of the variables, or empty if unknown
   */
  record Series(int length, int variables, List<String> names) implements SignalShape {
    /** A series of variables without names. */
    public Series(int length, int variables) {
      this(length, variables, List.of());
    }

    /** Checks the size and the number of names. */
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

    /** The name of a variable, or its number starting at 1. */
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

package spikeloom.array;

import java.util.Arrays;

/** The indices {@code from .. to-1}. */
public record Range(int from, int to) {
  /** The panels of {@link Padding#FLOATS} columns of rows of that width. */
  public static Range[] panels(int width) {
    Range[] panels = new Range[width / Padding.FLOATS];
    Arrays.setAll(panels, i -> new Range(i * Padding.FLOATS, (i + 1) * Padding.FLOATS));
    return panels;
  }

  /** Number of indices. */
  public int size() {
    return to - from;
  }
}

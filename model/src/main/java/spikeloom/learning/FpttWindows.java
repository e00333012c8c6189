package spikeloom.learning;

import spikeloom.array.Range;

/**
 * The division of a sequence into windows, with an update after each.
 *
 * @param steps length of the sequence, T, at least 1
 * @param window steps of a window, K, at least 1; the last window may be shorter
 */
public record FpttWindows(int steps, int window) {
  private static final int LONGEST = 15;

  /** Checks that windows have steps. */
  public FpttWindows {
    if (steps < 1 || window < 1) {
      throw new IllegalArgumentException(steps + " steps in windows of " + window);
    }
  }

  /** Weights of the losses of windows. */
  public enum Emphasis {
    /** Equal weights, sum 1. */
    EVEN,
    /** In proportion to the window's number, sum 1. */
    RISING,
    /** {@code (p + 1) / P} for window p of P, as published: together (P + 1) / 2. */
    PUBLISHED
  }

  /**
   * Returns a window that divides the steps: the longest of at most {@value #LONGEST} steps that is
   * not the whole sequence.
   */
  public static int suggested(int steps) {
    int window = 1;
    for (int k = 2; k <= Math.min(LONGEST, steps - 1); k++) {
      window = steps % k == 0 ? k : window;
    }
    return window;
  }

  /** Number of windows, P. */
  public int count() {
    return (steps - 1) / window + 1;
  }

  /** The steps of window {@code index}, counted from 0. */
  public Range stepsOf(int index) {
    int from = index * window;
    return new Range(from, (int) Math.min(steps, (long) from + window));
  }

  /** The weight of the loss of window {@code index}. */
  public double weight(int index, Emphasis emphasis) {
    double count = count();
    return switch (emphasis) {
      case EVEN -> 1 / count;
      case RISING -> 2 * (index + 1) / (count * (count + 1));
      case PUBLISHED -> (index + 1) / count;
    };
  }
}

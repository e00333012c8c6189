package spikeloom.ui.chart;

/**
 * A dashed line at a value to compare with, with its name beside it, for instance "mean image
 * 0.2625".
 *
 * @param direction which way the line runs
 * @param value where: on the vertical axis for a horizontal line, on the horizontal one for a
 *     vertical line; the axis grows to show it
 * @param label its name, or empty
 */
public record Reference(Direction direction, double value, String label) implements Guide {
  /** Which way a line runs. */
  public enum Direction {
    /** From left to right. */
    HORIZONTAL,
    /** From bottom to top. */
    VERTICAL
  }

  /** A line from left to right at a value of the vertical axis. */
  public static Reference horizontal(double value, String label) {
    return new Reference(Direction.HORIZONTAL, value, label);
  }

  /** A line from bottom to top at a value of the horizontal axis. */
  public static Reference vertical(double value, String label) {
    return new Reference(Direction.VERTICAL, value, label);
  }
}

package spikeloom.ui.chart;

/**
 * What an axis measures.
 *
 * @param label the quantity
 * @param unit its unit, or empty
 * @param scale how values are spread
 */
public record Axis(String label, String unit, Scale scale) {
  /** How values are spread over the axis. */
  public enum Scale {
    /** Linear scale. */
    LINEAR,
    /** Linear scale with marks at whole numbers only: steps, layers, cells of a matrix. */
    WHOLE,
    /** Logarithmic scale; values of 0 and below are not shown. */
    LOG
  }

  /** A linear axis. */
  public static Axis linear(String label, String unit) {
    return new Axis(label, unit, Scale.LINEAR);
  }

  /** The same axis with another scale. */
  public Axis with(Scale other) {
    return new Axis(label, unit, other);
  }

  /** Label and unit, as in "rate (bits per example)". */
  public String caption() {
    return unit.isEmpty() ? label : label.isEmpty() ? unit : label + " (" + unit + ")";
  }
}

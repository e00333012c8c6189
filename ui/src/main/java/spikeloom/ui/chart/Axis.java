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
    /** Equal differences, equal distances. */
    LINEAR,
    /** As {@link #LINEAR}, but only whole numbers are marked: steps, layers, cells of a matrix. */
    WHOLE,
    /** Equal ratios, equal distances; values of 0 and below are left out. */
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

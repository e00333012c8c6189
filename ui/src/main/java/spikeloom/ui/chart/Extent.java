package spikeloom.ui.chart;

/** Collects the minimum and maximum of the values that an axis can show. */
final class Extent {
  private final Axis.Scale scale;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  Extent(Axis.Scale scale) {
    this.scale = scale;
  }

  void add(double value) {
    if (new AxisRange(scale, 1, 2).shows(value)) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }

  /** Adds a value with a deviation on both sides; a deviation that is not a number is ignored. */
  void add(double value, double deviation) {
    add(value);
    add(value - deviation);
    add(value + deviation);
  }

  AxisRange tight() {
    return AxisRange.tight(scale, least, most);
  }

  AxisRange padded() {
    return AxisRange.padded(scale, least, most);
  }

  AxisRange airy() {
    return AxisRange.airy(scale, least, most);
  }
}

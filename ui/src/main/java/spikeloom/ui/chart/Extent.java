package spikeloom.ui.chart;

/** Collects the least and the largest of the values that an axis can show. */
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

  /** A value with a deviation to both sides; one that is not a number counts as none. */
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

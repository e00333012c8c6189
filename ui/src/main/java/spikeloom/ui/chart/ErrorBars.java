package spikeloom.ui.chart;

/** Draws deviations as lines with caps on both sides of a value. */
final class ErrorBars {
  /** Half of the width of a cap. */
  static final double CAP = 3.5;

  private ErrorBars() {}

  /** From value - deviation to value + deviation at {@code x} on the surface. */
  static void vertical(
      Surface surface, PlotFrame frame, double x, Interval interval, Stroke stroke) {
    if (interval.drawable(frame.y())) {
      double low = frame.toYOrBottom(interval.low());
      double high = frame.toY(interval.high());
      surface.segments(
          new Points(
              new double[] {x, x, x - CAP, x + CAP, x - CAP, x + CAP},
              new double[] {low, high, low, low, high, high}),
          stroke);
    }
  }

  /** From value - deviation to value + deviation at {@code y} on the surface. */
  static void horizontal(
      Surface surface, PlotFrame frame, double y, Interval interval, Stroke stroke) {
    if (interval.drawable(frame.x())) {
      double low = frame.toXOrLeft(interval.low());
      double high = frame.toX(interval.high());
      surface.segments(
          new Points(
              new double[] {low, high, low, low, high, high},
              new double[] {y, y, y - CAP, y + CAP, y - CAP, y + CAP}),
          stroke);
    }
  }

  /**
   * A value and its deviation.
   *
   * @param value the centre
   * @param deviation half of the length; none is drawn unless it is above 0
   */
  record Interval(double value, double deviation) {
    double low() {
      return value - deviation;
    }

    double high() {
      return value + deviation;
    }

    boolean drawable(AxisRange range) {
      return deviation > 0 && Double.isFinite(deviation) && range.shows(value);
    }
  }
}

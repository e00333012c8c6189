package spikeloom.ui.chart;

/**
 * One curve.
 *
 * @param name its name in the legend
 * @param points its points, x ascending; points that cannot be drawn (NaN, infinite) leave a gap
 * @param paletteIndex which colour of the theme it has
 */
public record LineSeries(String name, Points points, int paletteIndex) {

  /**
   * The exponentially smoothed curve: s_i = w s_(i-1) + (1-w) y_i, divided by 1 - w^i so that the
   * start is not drawn to 0 (Kingma and Ba 2015, section 3, "initialization bias correction").
   *
   * @param weight w in [0, 1); 0 leaves the curve as it is
   */
  public LineSeries smoothed(double weight) {
    double[] y = new double[points.size()];
    double sum = 0;
    double mass = 0;
    for (int i = 0; i < y.length; i++) {
      double value = points.y()[i];
      if (Double.isFinite(value)) {
        sum = weight * sum + (1 - weight) * value;
        mass = weight * mass + (1 - weight);
        y[i] = sum / mass;
      } else {
        y[i] = value;
      }
    }
    return new LineSeries(name, new Points(points.x(), y), paletteIndex);
  }
}

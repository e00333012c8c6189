package spikeloom.ui.chart;

/**
 * A closed line around a part of the plane. Where it crosses itself the even-odd rule holds: a
 * place that it goes around twice is outside.
 *
 * @param corners its corners in order; the last one is joined with the first
 */
public record Lasso(Points corners) {
  /**
   * Whether a place is inside: a ray from it to the right crosses the line an odd number of times.
   */
  public boolean holds(double x, double y) {
    double[] xs = corners.x();
    double[] ys = corners.y();
    boolean inside = false;
    for (int i = 0, before = corners.size() - 1; i < corners.size(); before = i++) {
      boolean crosses = ys[i] > y != ys[before] > y;
      if (crosses && x < xs[i] + (y - ys[i]) * (xs[before] - xs[i]) / (ys[before] - ys[i])) {
        inside = !inside;
      }
    }
    return inside;
  }
}

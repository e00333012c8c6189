package spikeloom.app.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Selects the points of a plane that no other dominates; small values are better in both axes. */
final class ParetoFront {
  private ParetoFront() {}

  /**
   * The points that no other dominates, the smallest rate first. A point that is not a number is
   * not among them.
   *
   * @param rate first coordinate
   * @param distortion second coordinate
   */
  static <T> List<T> of(List<T> points, ToDoubleFunction<T> rate, ToDoubleFunction<T> distortion) {
    List<T> front = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    Comparator<T> cheapest = Comparator.comparingDouble(rate).thenComparingDouble(distortion);
    for (T point : points.stream().sorted(cheapest).toList()) {
      if (distortion.applyAsDouble(point) < best) {
        best = distortion.applyAsDouble(point);
        front.add(point);
      }
    }
    return front;
  }
}

package spikeloom.ui.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A line through the best points of a plane in which less is better on both axes, as rate and
 * distortion.
 *
 * @param name its name in the legend, or empty for none
 * @param points the points of the front, in any order; not copied
 * @param shape how they are joined
 */
public record Front(String name, Points points, Shape shape) implements Guide {
  /** How the points of a front are joined. */
  public enum Shape {
    /**
     * Steps along the edge of the dominated region: no better point between two points is known.
     */
    STEPPED,
    /** Straight lines between points, as time sharing between neighbours reaches. */
    STRAIGHT
  }

  /** The corners of the line from left to right, in units of the data. */
  Points line() {
    int[] order =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> points.x()[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] x = Arrays.stream(order).mapToDouble(i -> points.x()[i]).toArray();
    double[] y = Arrays.stream(order).mapToDouble(i -> points.y()[i]).toArray();
    if (shape == Shape.STRAIGHT || x.length == 0) {
      return new Points(x, y);
    }
    int corners = 2 * x.length - 1;
    return new Points(
        IntStream.range(0, corners).mapToDouble(i -> x[(i + 1) / 2]).toArray(),
        IntStream.range(0, corners).mapToDouble(i -> y[i / 2]).toArray());
  }
}

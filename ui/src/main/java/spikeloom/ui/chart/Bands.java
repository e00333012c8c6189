package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/** Draws the spread of a curve as a shaded area around it. */
final class Bands {
  private static final double OPACITY = 0.2;

  private Bands() {}

  /** The colour of the area around a curve of the given colour. */
  static Colour fill(Colour curve) {
    return curve.withAlpha(OPACITY);
  }

  /** One area for each stretch of points with a known spread. */
  static void draw(Surface surface, PlotFrame frame, Curve one, Colour colour) {
    List<Slice> stretch = new ArrayList<>();
    for (int i = 0; i <= one.points().size(); i++) {
      if (i < one.points().size() && known(frame, one, i)) {
        double value = one.points().y()[i];
        double top = frame.toY(value + one.deviation(i));
        double bottom = frame.toYOrBottom(value - one.deviation(i));
        stretch.add(new Slice(frame.toX(one.points().x()[i]), top, bottom));
      } else if (!stretch.isEmpty()) {
        surface.polygon(outline(stretch), fill(colour));
        stretch.clear();
      }
    }
  }

  /** The area at one point, in units of the surface. */
  private record Slice(double x, double top, double bottom) {}

  private static boolean known(PlotFrame frame, Curve one, int i) {
    return frame.shows(one.points().x()[i], one.points().y()[i])
        && Double.isFinite(one.deviation(i));
  }

  /** Along the top and back along the bottom. */
  private static Points outline(List<Slice> stretch) {
    int n = stretch.size();
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      Slice slice = stretch.get(i);
      x[i] = slice.x();
      y[i] = slice.top();
      x[2 * n - 1 - i] = slice.x();
      y[2 * n - 1 - i] = slice.bottom();
    }
    return new Points(x, y);
  }
}

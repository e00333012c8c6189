package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a curve on the surface into pieces; values that cannot be drawn leave a gap. */
final class Stretches {
  private Stretches() {}

  /** The pieces of a curve in units of the surface. */
  static List<Points> of(PlotFrame frame, Points points) {
    List<Points> stretches = new ArrayList<>();
    double[] x = new double[points.size()];
    double[] y = new double[points.size()];
    int run = 0;
    for (int i = 0; i <= points.size(); i++) {
      if (i < points.size() && frame.shows(points.x()[i], points.y()[i])) {
        x[run] = frame.toX(points.x()[i]);
        y[run++] = frame.toY(points.y()[i]);
      } else if (run > 0) {
        stretches.add(new Points(Arrays.copyOf(x, run), Arrays.copyOf(y, run)));
        run = 0;
      }
    }
    return stretches;
  }

  /** Returns the pieces of a long curve, reduced to the resolution of pixels. */
  static List<Points> thinned(double pixelsPerUnit, PlotFrame frame, Points points) {
    int columns = (int) Math.ceil(frame.plot().width() * pixelsPerUnit);
    return of(frame, Decimation.thin(points, columns));
  }
}

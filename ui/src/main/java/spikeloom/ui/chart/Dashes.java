package spikeloom.ui.chart;

import java.util.Arrays;

/** Cuts a line into dashes, so that every surface draws the same ones. */
final class Dashes {
  private static final double DASH = 5;
  private static final double PERIOD = 9;

  private Dashes() {}

  /** The ends of all dashes, two points each, as {@link Surface#segments} takes them. */
  static Points along(Points line) {
    double[] x = new double[16];
    double[] y = new double[16];
    int n = 0;
    double before = 0;
    for (int i = 0; i + 1 < line.size(); i++) {
      double dx = line.x()[i + 1] - line.x()[i];
      double dy = line.y()[i + 1] - line.y()[i];
      double length = Math.hypot(dx, dy);
      double first = Math.floor(before / PERIOD) * PERIOD;
      for (double dash = first; length > 0 && dash < before + length; dash += PERIOD) {
        double from = Math.max(0, dash - before) / length;
        double to = Math.min(length, dash + DASH - before) / length;
        if (to > from) {
          if (n + 2 > x.length) {
            x = Arrays.copyOf(x, 2 * x.length);
            y = Arrays.copyOf(y, 2 * y.length);
          }
          x[n] = line.x()[i] + from * dx;
          y[n++] = line.y()[i] + from * dy;
          x[n] = line.x()[i] + to * dx;
          y[n++] = line.y()[i] + to * dy;
        }
      }
      before += length;
    }
    return new Points(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }
}

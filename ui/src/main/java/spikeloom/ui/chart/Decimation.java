package spikeloom.ui.chart;

import java.util.Arrays;

/**
 * Reduces the points of a long curve without a visible change: of all points in a pixel column, the
 * first, lowest, highest and last are kept.
 */
final class Decimation {
  private Decimation() {}

  /** Returns at most {@code 4 * columns} points; short curves are returned unchanged. */
  static Points thin(Points points, int columns) {
    int n = points.size();
    if (n <= 4 * columns || columns < 1) {
      return points;
    }
    double[] x = points.x();
    double[] y = points.y();
    double from = x[0];
    double perColumn = (x[n - 1] - from) / columns;
    double[] keptX = new double[4 * columns + 4];
    double[] keptY = new double[4 * columns + 4];
    int kept = 0;
    int i = 0;
    for (int column = 0; column <= columns && i < n; column++) {
      double end = column == columns ? Double.POSITIVE_INFINITY : from + (column + 1) * perColumn;
      int first = i;
      int lowest = i;
      int highest = i;
      while (i < n && x[i] < end) {
        lowest = y[i] < y[lowest] ? i : lowest;
        highest = y[i] > y[highest] ? i : highest;
        i++;
      }
      if (i > first) {
        int[] chosen = {first, lowest, highest, i - 1};
        Arrays.sort(chosen);
        for (int j = 0; j < chosen.length; j++) {
          if (j == 0 || chosen[j] != chosen[j - 1]) {
            keptX[kept] = x[chosen[j]];
            keptY[kept++] = y[chosen[j]];
          }
        }
      }
    }
    return new Points(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
  }
}

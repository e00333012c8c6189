package spikeloom.ui.chart;

import java.util.Arrays;
import spikeloom.ui.text.Texts;

/** Sums of the columns or rows of a matrix as an area beside it, one stair for each. */
final class MarginalSums {
  private static final double OPACITY = 0.8;

  private MarginalSums() {}

  /** Sums of columns: 0 below, more above. */
  static void above(Surface surface, Box box, double[] sums, ChartTheme theme) {
    AxisRange range = range(sums);
    double zero = box.bottom() - box.height() * range.position(0);
    double[] along = new double[2 * sums.length + 2];
    double[] across = new double[along.length];
    for (int i = 0; i < 2 * sums.length; i++) {
      int edge = (i + 1) / 2;
      along[i] = box.x() + box.width() * edge / sums.length;
      across[i] = box.bottom() - box.height() * range.position(sums[i / 2]);
    }
    close(along, across, zero);
    surface.polygon(new Points(along, across), theme.series(0).withAlpha(OPACITY));
    surface.line(box.x(), zero, box.right(), zero, theme.hairline());
    TextStyle label = theme.labelStyle().at(TextStyle.Anchor.END);
    double top = box.bottom() - box.height() * range.position(most(sums));
    surface.text(Numbers.reading(most(sums)), box.x() - 8, top + 4, label);
    surface.text(
        Texts.CHART.get("heat.sum"), box.right() + 10, box.bottom() - 2, theme.labelStyle());
  }

  /** Sums of rows: 0 on the left, more to the right. */
  static void beside(Surface surface, Box box, double[] sums, ChartTheme theme) {
    AxisRange range = range(sums);
    double zero = box.x() + box.width() * range.position(0);
    double[] along = new double[2 * sums.length + 2];
    double[] across = new double[along.length];
    for (int i = 0; i < 2 * sums.length; i++) {
      int edge = (i + 1) / 2;
      along[i] = box.bottom() - box.height() * edge / sums.length;
      across[i] = box.x() + box.width() * range.position(sums[i / 2]);
    }
    close(along, across, zero);
    surface.polygon(new Points(across, along), theme.series(0).withAlpha(OPACITY));
    surface.line(zero, box.y(), zero, box.bottom(), theme.hairline());
    TextStyle label = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    double end = box.x() + box.width() * range.position(most(sums));
    surface.text(Numbers.reading(most(sums)), end, box.bottom() + 16, label);
  }

  /** Leads the outline back along the zero line. */
  private static void close(double[] along, double[] across, double zero) {
    int n = along.length;
    along[n - 2] = along[n - 3];
    along[n - 1] = along[0];
    across[n - 2] = zero;
    across[n - 1] = zero;
  }

  private static double most(double[] sums) {
    return Math.max(0, Arrays.stream(sums).max().orElse(0));
  }

  private static AxisRange range(double[] sums) {
    double least = Math.min(0, Arrays.stream(sums).min().orElse(0));
    return AxisRange.tight(Axis.Scale.LINEAR, least, Math.max(most(sums), least + 1e-300));
  }
}

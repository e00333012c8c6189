package spikeloom.ui.figure;

import java.util.Arrays;
import spikeloom.evaluation.coding.IntervalHistogram;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.chart.TextStyle;
import spikeloom.ui.text.Texts;

/**
 * A small histogram of inter-spike intervals in steps: a bar for each bin, the highest as high as
 * the box allows, and below it where every doubling begins.
 *
 * @param title the title
 * @param intervals the bins
 */
record IntervalBars(String title, IntervalHistogram intervals) implements Chart {
  private static final double LABELS = 14;
  private static final double WIDEST = 16;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    Box plot = box.inset(0, 0, LABELS, 0).snapped();
    TextStyle middle = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    int most = Arrays.stream(intervals.count()).max().orElse(0);
    surface.line(plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.hairline());
    if (most == 0) {
      surface.text(Texts.FIGURE.get("intervals.none"), plot.centreX(), plot.centreY() + 8, middle);
      return;
    }
    double space = Math.min(WIDEST, plot.width() / intervals.from().length);
    for (int i = 0; i < intervals.count().length; i++) {
      double left = Math.rint(plot.x() + i * space);
      double right = Math.rint(plot.x() + (i + 1) * space) - 1;
      double height = plot.height() * intervals.count()[i] / most;
      if (height > 0) {
        double seen = Math.max(1, height);
        surface.rectangle(new Box(left, plot.bottom() - seen, right - left, seen), theme.series(0));
      }
      int from = intervals.from()[i];
      if (Integer.bitCount(from) == 1) {
        String label = from < 1024 ? Integer.toString(from) : from / 1024 + "k";
        surface.text(label, (left + right) / 2, box.bottom() - 2, middle);
      }
    }
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("from", "intervals");
    for (int i = 0; i < intervals.from().length; i++) {
      csv.row(intervals.from()[i], intervals.count()[i]);
    }
  }
}

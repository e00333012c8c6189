package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.List;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.figure.Figure.Panel;

/** Puts several charts on one page, row by row; each keeps its own title. */
public final class Panels {
  private static final double MARGIN = 24;
  private static final double GAP = 28;

  private Panels() {}

  /**
   * How charts are laid out.
   *
   * @param columns charts per row, at least 1
   * @param width width of each chart
   * @param height height of each chart
   */
  public record Layout(int columns, double width, double height) {
    /** Checks that there is a column. */
    public Layout {
      if (columns < 1) {
        throw new IllegalArgumentException("a page needs a column, not " + columns);
      }
    }
  }

  /**
   * All charts on one page. Its CSV file holds their tables one below the other, separated by an
   * empty line; the column {@code panel} names the chart.
   */
  public static Figure of(
      String title, List<? extends Chart> charts, Layout layout, ChartTheme theme) {
    int columns = Math.max(1, Math.min(layout.columns(), charts.size()));
    int rows = (charts.size() + columns - 1) / columns;
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      double x = MARGIN + (i % columns) * (layout.width() + GAP);
      int row = i / columns;
      double y = MARGIN + row * (layout.height() + GAP);
      panels.add(new Panel(new Box(x, y, layout.width(), layout.height()), charts.get(i)));
    }
    double width = 2 * MARGIN + columns * layout.width() + (columns - 1) * GAP;
    double height = 2 * MARGIN + rows * layout.height() + Math.max(0, rows - 1) * GAP;
    Box page = new Box(0, 0, width, height);
    return new Figure(title, page, theme, panels, csv -> tables(charts, csv));
  }

  private static void tables(List<? extends Chart> charts, CsvWriter csv) {
    for (int i = 0; i < charts.size(); i++) {
      if (i > 0) {
        csv.emptyLine();
      }
      charts.get(i).writeTo(csv.with("panel", charts.get(i).title()));
    }
  }
}

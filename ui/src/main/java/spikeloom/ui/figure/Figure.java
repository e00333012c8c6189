package spikeloom.ui.figure;

import java.util.List;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvSource;
import spikeloom.ui.chart.Surface;

/**
 * Charts on a page.
 *
 * @param title the title; also a good file name
 * @param page the page, from (0, 0)
 * @param theme its colours
 * @param panels the charts and their places
 * @param data what the CSV file holds
 */
public record Figure(String title, Box page, ChartTheme theme, List<Panel> panels, CsvSource data) {
  private static final double MARGIN = 24;

  /** Copies its list. */
  public Figure {
    panels = List.copyOf(panels);
  }

  /**
   * A chart and its position.
   *
   * @param place where on the page
   * @param chart what
   */
  public record Panel(Box place, Chart chart) {}

  /** One chart of the given size, with a margin around it. */
  public static Figure of(Chart chart, double width, double height, ChartTheme theme) {
    Box page = new Box(0, 0, width + 2 * MARGIN, height + 2 * MARGIN);
    Box place = page.inset(MARGIN, MARGIN, MARGIN, MARGIN);
    return new Figure(chart.title(), page, theme, List.of(new Panel(place, chart)), chart);
  }

  /** The same figure in the colours of another theme. */
  public Figure in(ChartTheme other) {
    return new Figure(title, page, other, panels, data);
  }

  /** Draws the page. */
  public void draw(Surface surface) {
    surface.rectangle(page, theme.background());
    for (Panel panel : panels) {
      panel.chart().draw(surface, panel.place(), theme);
    }
  }
}

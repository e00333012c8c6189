package spikeloom.ui.chart;

import java.util.List;

/**
 * Adds a heading to a chart without one.
 *
 * @param chart what is drawn
 */
public record TitledChart(Chart chart) implements Chart {
  private static final double HEADING = 24;
  private static final double BOTTOM = 8;

  @Override
  public String title() {
    return chart.title();
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(surface, box, theme, List.of(title()));
    chart.draw(surface, box.inset(HEADING, 1, BOTTOM, 1), theme);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    chart.writeTo(csv);
  }
}

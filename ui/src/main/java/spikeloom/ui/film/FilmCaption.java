package spikeloom.ui.film;

import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.Surface;

/**
 * A line of text.
 *
 * @param title the text
 */
record FilmCaption(String title) implements Chart {
  private static final double BASELINE = 11;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    surface.clipped(
        box, () -> surface.text(title, box.x(), box.y() + BASELINE, theme.labelStyle()));
  }

  @Override
  public void writeTo(CsvWriter csv) {}
}

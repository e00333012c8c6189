package spikeloom.ui.figure;

import java.util.List;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.Surface;

/**
 * A signal with a heading above and a line below it, at the top of its box.
 *
 * @param title the heading
 * @param caption the line below
 * @param signal the values
 */
public record CaptionedSignal(String title, String caption, Signal signal) implements Chart {
  private static final double HEADING = 30;
  private static final double CAPTION = 24;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    surface.text(title, box.x(), box.y() + 14, theme.titleStyle());
    double side = Math.min(box.width(), box.height() - HEADING - CAPTION);
    Box picture = new Box(box.x(), box.y() + HEADING, side, side);
    new SignalChart(title, signal, ColourMap.GREY).draw(surface, picture, theme);
    surface.text(caption, box.x(), picture.bottom() + 18, theme.labelStyle());
  }

  @Override
  public void writeTo(CsvWriter csv) {
    new SignalChart(title, signal, ColourMap.GREY).writeTo(csv);
  }

  /** Both lines, for assistive technology. */
  public String description() {
    return String.join(", ", List.of(title, caption));
  }
}

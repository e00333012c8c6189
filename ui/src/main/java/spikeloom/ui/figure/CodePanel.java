package spikeloom.ui.figure;

import java.util.Locale;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.RasterFigures;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.chart.TextStyle;

/**
 * One code on a sheet of many: its name and costs, the raster, beside it what comes back, and below
 * it the histogram of intervals.
 *
 * @param coded the sample in the code
 * @param shape of the sample
 */
public record CodePanel(CodedSample coded, SignalShape shape) implements Chart {
  /** Height of a panel that looks well at the usual width. */
  static final double HEIGHT = 242;

  private static final double HEADING = 40;
  private static final double RASTER = 128;
  private static final double ESTIMATE = 76;
  private static final double GAP = 10;

  @Override
  public String title() {
    return coded.code().code();
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    RasterFigures figures = coded.figures();
    TextStyle label = theme.labelStyle();
    surface.text(title(), box.x(), box.y() + 12, theme.titleStyle());
    surface.text(
        count(figures.steps(), "step") + " · " + count(figures.channels(), "channel"),
        box.right(),
        box.y() + 12,
        label.at(TextStyle.Anchor.END));
    surface.text(cost(figures), box.x(), box.y() + 30, label);
    double left = box.right() - ESTIMATE;
    Box raster = new Box(box.x(), box.y() + HEADING, left - GAP - box.x(), RASTER).snapped();
    new RasterChart(title(), "input", coded.raster(), RasterChart.Detail.BARE)
        .draw(surface, raster, theme);
    surface.outline(raster.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
    estimate(surface, new Box(left, raster.y(), ESTIMATE, raster.height()), theme);
    Box below =
        new Box(
            raster.x(), raster.bottom() + GAP, box.width(), box.bottom() - raster.bottom() - GAP);
    new IntervalBars("Intervals", figures.intervals()).draw(surface, below, theme);
  }

  private String cost(RasterFigures figures) {
    String events =
        switch (coded.events()) {
          case BINARY -> "spikes";
          case TIMED -> "spikes at exact times";
          case GRADED -> "values";
        };
    return format("%,d %s · %,.0f bits", figures.spikes(), events, figures.bits());
  }

  private static String count(int number, String word) {
    return format("%,d %s%s", number, word, number == 1 ? "" : "s");
  }

  private void estimate(Surface surface, Box box, ChartTheme theme) {
    Box picture = new Box(box.x(), box.y(), box.width(), ESTIMATE);
    new SignalChart("estimate", new Signal(shape, coded.estimate()), ColourMap.GREY)
        .draw(surface, picture, theme);
    TextStyle label = theme.labelStyle();
    double line = picture.bottom() + 16;
    surface.text(format("rms %.3f", coded.estimateError()), box.x(), line, label);
    if (!Double.isNaN(coded.linearError())) {
      surface.text(format("linear %.3f", coded.linearError()), box.x(), line + 16, label);
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    new RasterChart(title(), "input", coded.raster(), RasterChart.Detail.BARE).writeTo(csv);
  }
}

package spikeloom.ui.chart;

import java.util.List;
import java.util.function.Function;

/**
 * Curves over a common axis. A single series shows its last value as a reading, several have a
 * legend. With smoothing the measured curve stays visible, faintly, behind the smoothed one.
 *
 * @param title the title
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves; none is allowed
 * @param smoothing weight of the past in [0, 1), 0 for none, see {@link LineSeries#smoothed}
 */
public record LineChart(String title, Axis x, Axis y, List<LineSeries> series, double smoothing)
    implements Chart {
  private static final double LINE = 2;

  /** Copies its list. */
  public LineChart {
    series = List.copyOf(series);
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException("smoothing must be in [0, 1), not " + smoothing);
    }
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    List<String> heading = List.of(title, y.caption());
    PlotFrame.heading(surface, box.inset(0, readingWidth(surface), 0, 0), theme, heading);
    if (series.stream().allMatch(one -> one.points().size() == 0)) {
      PlotFrame.noData(surface, box, theme);
      return;
    }
    Legend legend = new Legend(legend(theme), box, heading, theme);
    AxisRange rangeX = extent(x, Points::x).tight();
    AxisRange rangeY = extent(y, Points::y).airy();
    PlotFrame frame = PlotFrame.within(legend.below(), rangeX, rangeY, theme);
    frame.grid(surface, theme);
    surface.clipped(
        frame.plot().inset(-4, -6, -1, -1),
        () -> series.forEach(s -> draw(surface, frame, s, theme)));
    frame.horizontalAxis(surface, theme, x.caption());
    legend.draw(surface);
    if (series.size() == 1) {
      reading(surface, box, theme);
    }
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("series", x.caption(), y.caption());
    for (LineSeries one : series) {
      for (int i = 0; i < one.points().size(); i++) {
        csv.row(one.name(), one.points().x()[i], one.points().y()[i]);
      }
    }
  }

  private void draw(Surface surface, PlotFrame frame, LineSeries one, ChartTheme theme) {
    Colour colour = theme.series(one.paletteIndex());
    if (smoothing > 0) {
      curve(surface, frame, one, new Stroke(colour.withAlpha(0.28), 1));
    }
    LineSeries main = smoothing > 0 ? one.smoothed(smoothing) : one;
    curve(surface, frame, main, new Stroke(colour, LINE));
    int last = main.points().size() - 1;
    if (last >= 0 && frame.shows(main.points().x()[last], main.points().y()[last])) {
      double atX = frame.toX(main.points().x()[last]);
      double atY = frame.toY(main.points().y()[last]);
      surface.disc(atX, atY, 3.5, colour);
    }
  }

  private static void curve(Surface surface, PlotFrame frame, LineSeries one, Stroke stroke) {
    Stretches.thinned(surface.pixelsPerUnit(), frame, one.points())
        .forEach(stretch -> surface.polyline(stretch, stroke));
  }

  /** Several series have a legend, a single one has its reading instead. */
  private List<Legend.Entry> legend(ChartTheme theme) {
    return series.stream()
        .filter(one -> series.size() > 1)
        .map(one -> Legend.line(one.name(), new Stroke(theme.series(one.paletteIndex()), 3)))
        .toList();
  }

  private double readingWidth(Surface surface) {
    if (series.size() != 1 || series.get(0).points().size() == 0) {
      return 0;
    }
    double[] values = series.get(0).points().y();
    String reading = Numbers.reading(values[values.length - 1]);
    return surface.widthOf(reading, TextStyle.title(13, Colour.rgb(0))) + PlotFrame.RIGHT + 8;
  }

  private void reading(Surface surface, Box box, ChartTheme theme) {
    LineSeries shown = series.get(0); // as measured, also beside a smoothed curve
    double[] values = shown.points().y();
    Colour colour = theme.series(shown.paletteIndex());
    surface.text(
        Numbers.reading(values[values.length - 1]),
        box.right() - PlotFrame.RIGHT,
        box.y() + 14,
        TextStyle.title(13, colour).at(TextStyle.Anchor.END));
  }

  private Extent extent(Axis axis, Function<Points, double[]> values) {
    Extent extent = new Extent(axis.scale());
    for (LineSeries one : series) {
      for (double value : values.apply(one.points())) {
        extent.add(value);
      }
    }
    return extent;
  }
}

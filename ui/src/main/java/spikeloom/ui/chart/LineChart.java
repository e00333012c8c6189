package spikeloom.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Curves over a common axis. A single series shows its last value as a reading, several have a
 * legend. With smoothing the measured curve stays visible, faintly, behind the smoothed one.
 *
 * @param title what it shows
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves; none is allowed
 * @param smoothing weight of the past in [0, 1), 0 for none, see {@link LineSeries#smoothed}
 */
public record LineChart(String title, Axis x, Axis y, List<LineSeries> series, double smoothing)
    implements Chart {
  private static final double LINE = 2;

  /** Keeps its own list. */
  public LineChart {
    series = List.copyOf(series);
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException("smoothing must be in [0, 1), not " + smoothing);
    }
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    AxisRange rangeX = range(x, Points::x, AxisRange::tight);
    AxisRange rangeY = range(y, Points::y, AxisRange::airy);
    PlotFrame frame = PlotFrame.within(box, rangeX, rangeY, theme);
    PlotFrame.heading(surface, box, theme, List.of(title, y.caption()));
    if (series.stream().allMatch(one -> one.points().size() == 0)) {
      surface.text(
          "no data yet",
          box.centreX(),
          box.centreY(),
          theme.labelStyle().at(TextStyle.Anchor.MIDDLE));
      return;
    }
    frame.grid(surface, theme);
    surface.clipped(
        frame.plot().inset(-4, -6, -1, -1),
        () -> series.forEach(s -> draw(surface, frame, s, theme)));
    frame.horizontalAxis(surface, theme, x.caption());
    if (series.size() > 1) {
      legend(surface, box, theme);
    } else {
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
    if (last >= 0 && visible(frame, main.points(), last)) {
      double atX = frame.toX(main.points().x()[last]);
      double atY = frame.toY(main.points().y()[last]);
      surface.disc(atX, atY, 3.5, colour);
    }
  }

  private static void curve(Surface surface, PlotFrame frame, LineSeries one, Stroke stroke) {
    int columns = (int) Math.ceil(frame.plot().width() * surface.pixelsPerUnit());
    Points points = Decimation.thin(one.points(), columns);
    double[] atX = new double[points.size()];
    double[] atY = new double[points.size()];
    int run = 0;
    for (int i = 0; i <= points.size(); i++) {
      if (i < points.size() && visible(frame, points, i)) {
        atX[run] = frame.toX(points.x()[i]);
        atY[run++] = frame.toY(points.y()[i]);
      } else if (run > 0) {
        surface.polyline(new Points(Arrays.copyOf(atX, run), Arrays.copyOf(atY, run)), stroke);
        run = 0;
      }
    }
  }

  private static boolean visible(PlotFrame frame, Points points, int i) {
    return frame.x().shows(points.x()[i]) && frame.y().shows(points.y()[i]);
  }

  private void legend(Surface surface, Box box, ChartTheme theme) {
    TextStyle label = theme.labelStyle();
    double at = box.right() - PlotFrame.RIGHT;
    for (int i = series.size() - 1; i >= 0; i--) {
      LineSeries one = series.get(i);
      at -= surface.widthOf(one.name(), label);
      surface.text(one.name(), at, box.y() + 14, label);
      at -= 20;
      surface.line(
          at, box.y() + 10, at + 14, box.y() + 10, new Stroke(theme.series(one.paletteIndex()), 3));
      at -= 14;
    }
  }

  private void reading(Surface surface, Box box, ChartTheme theme) {
    LineSeries shown = smoothing > 0 ? series.get(0).smoothed(smoothing) : series.get(0);
    double[] values = shown.points().y();
    Colour colour = theme.series(shown.paletteIndex());
    surface.text(
        Numbers.reading(values[values.length - 1]),
        box.right() - PlotFrame.RIGHT,
        box.y() + 14,
        TextStyle.title(13, colour).at(TextStyle.Anchor.END));
  }

  private AxisRange range(Axis axis, Function<Points, double[]> values, RangeMaker maker) {
    AxisRange any = new AxisRange(axis.scale(), 1, 2);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (LineSeries one : series) {
      for (double value : values.apply(one.points())) {
        if (any.shows(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    return maker.range(axis.scale(), least, most);
  }

  private interface RangeMaker {
    AxisRange range(Axis.Scale scale, double least, double most);
  }
}

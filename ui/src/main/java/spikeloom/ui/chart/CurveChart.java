package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves of an experiment with their spread, markers, a legend and lines to compare with. For
 * curves of a run in progress see {@link LineChart}.
 *
 * @param title the title
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves the curves; none is allowed
 * @param guides references and fronts; none is allowed
 */
public record CurveChart(String title, Axis x, Axis y, List<Curve> curves, List<Guide> guides)
    implements Chart {
  private static final double LINE = 2;
  private static final double MARKER = 6;

  /** Copies its lists. */
  public CurveChart {
    curves = List.copyOf(curves);
    guides = List.copyOf(guides);
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    List<String> heading = List.of(title, y.caption());
    PlotFrame.heading(surface, box, theme, heading);
    if (curves.stream().allMatch(one -> one.points().size() == 0)) {
      PlotFrame.noData(surface, box, theme);
      return;
    }
    Legend legend = new Legend(legend(theme), box, heading, theme);
    PlotFrame frame = frame(legend.below(), theme);
    legend.draw(surface);
    frame.grid(surface, theme);
    frame.clipped(
        surface,
        () -> {
          curves.stream()
              .filter(one -> one.look() == Curve.Look.BAND)
              .forEach(one -> Bands.draw(surface, frame, one, theme.series(one.paletteIndex())));
          Guides.lines(surface, frame, guides, theme);
          curves.forEach(one -> curve(surface, frame, one, theme));
        });
    frame.horizontalAxis(surface, theme, x.caption());
    Guides.labels(surface, frame, guides, theme, occupied(frame));
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("series", x.caption(), y.caption(), "deviation");
    for (Curve one : curves) {
      for (int i = 0; i < one.points().size(); i++) {
        double deviation = one.deviation(i);
        Object cell = Double.isNaN(deviation) ? "" : deviation;
        csv.row(one.name(), one.points().x()[i], one.points().y()[i], cell);
      }
    }
  }

  private PlotFrame frame(Box box, ChartTheme theme) {
    Extent extentX = new Extent(x.scale());
    Extent extentY = new Extent(y.scale());
    for (Curve one : curves) {
      for (int i = 0; i < one.points().size(); i++) {
        extentX.add(one.points().x()[i]);
        extentY.add(one.points().y()[i], one.deviation(i));
      }
    }
    Guides.extend(guides, extentX, extentY);
    boolean marked = curves.stream().anyMatch(one -> one.look() == Curve.Look.MARKERS);
    AxisRange rangeX = marked ? extentX.padded() : extentX.tight();
    return PlotFrame.within(box, rangeX, extentY.airy(), theme);
  }

  private Occupied occupied(PlotFrame frame) {
    Occupied occupied = new Occupied(frame.plot().inset(-12, 0, 0, 0));
    for (Curve one : curves) {
      for (Points stretch : Stretches.thinned(1, frame, one.points())) {
        occupied.addLine(stretch);
        for (int i = 0; one.look() == Curve.Look.MARKERS && i < stretch.size(); i++) {
          occupied.addAround(stretch.x()[i], stretch.y()[i], MARKER);
        }
      }
    }
    return occupied;
  }

  private List<Legend.Entry> legend(ChartTheme theme) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Curve one : curves) {
      if (curves.size() > 1) {
        entries.add(
            new Legend.Entry(
                one.name(), Legend.LINE_KEY, (s, atX, atY) -> key(s, atX, atY, one, theme)));
      }
    }
    entries.addAll(Guides.legend(guides, theme));
    return entries;
  }

  private static void key(Surface surface, double x, double y, Curve one, ChartTheme theme) {
    Colour colour = theme.series(one.paletteIndex());
    double right = x + Legend.LINE_KEY;
    switch (one.look()) {
      case BAND -> {
        if (one.deviation().length > 0) {
          Box band = new Box(x, y - 5, Legend.LINE_KEY, 10);
          surface.rectangle(band, Bands.fill(colour));
        }
        surface.line(x, y, right, y, new Stroke(colour, LINE));
      }
      case MARKERS -> {
        surface.line(x, y, right, y, new Stroke(colour, LINE));
        Marker.of(one.paletteIndex()).draw(surface, x + Legend.LINE_KEY / 2, y, colour, theme);
      }
      case DASHED -> {
        Points line = new Points(new double[] {x, right}, new double[] {y, y});
        surface.dashed(line, new Stroke(colour, LINE));
      }
    }
  }

  private static void curve(Surface surface, PlotFrame frame, Curve one, ChartTheme theme) {
    Stroke stroke = new Stroke(theme.series(one.paletteIndex()), LINE);
    for (Points stretch : Stretches.thinned(surface.pixelsPerUnit(), frame, one.points())) {
      if (one.look() == Curve.Look.DASHED) {
        surface.dashed(stretch, stroke);
      } else {
        surface.polyline(stretch, stroke);
      }
    }
    if (one.look() == Curve.Look.MARKERS) {
      markers(surface, frame, one, theme);
    }
  }

  private static void markers(Surface surface, PlotFrame frame, Curve one, ChartTheme theme) {
    Colour colour = theme.series(one.paletteIndex());
    for (int i = 0; i < one.points().size(); i++) {
      double value = one.points().y()[i];
      if (frame.shows(one.points().x()[i], value)) {
        double at = frame.toX(one.points().x()[i]);
        ErrorBars.Interval interval = new ErrorBars.Interval(value, one.deviation(i));
        ErrorBars.vertical(surface, frame, at, interval, new Stroke(colour, 1.4));
        Marker.of(one.paletteIndex()).draw(surface, at, frame.toY(value), colour, theme);
      }
    }
  }
}

package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.SignalShape;
import spikeloom.ui.text.Texts;

/**
 * The variables of a time series, each in a panel of its own over the same steps; a series of one
 * step, such as a row of a table, as a row of marks for each variable. Several series of one shape
 * are laid over each other, for instance a target and its reconstruction.
 *
 * @param title the title
 * @param quantity what the values are, with their unit
 * @param shape the shape of all series
 * @param lines the series
 * @param range the values that the axes span
 * @param detail whether there is text around the data
 */
public record SeriesChart(
    String title,
    String quantity,
    SignalShape.Series shape,
    List<Line> lines,
    Range range,
    RasterChart.Detail detail)
    implements PointedChart {
  /** Minimum height of a panel. */
  private static final double LEAST_PANEL = 14;

  private static final double LEAST_ROW = 11;
  private static final double WITH_NAME = 40;
  private static final double WITH_TICKS = 24;
  private static final double NAME = 13;
  private static final double GAP = 4;
  private static final double MOST_NAMES = 0.45; // fraction of the width

  /**
   * One series.
   *
   * @param name its name in the legend
   * @param values {@code [steps][variables]} in one row
   * @param paletteIndex its colour
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  public record Line(String name, float[] values, int paletteIndex) {}

  /**
   * The values that an axis spans.
   *
   * @param low the least
   * @param high the largest, above {@code low}
   */
  public record Range(double low, double high) {
    /** Values scaled to [0, 1]. */
    public static final Range UNIT = new Range(0, 1);

    /** From 0 to the largest value. */
    public static Range fromZero(float[] values) {
      return new Range(0, most(values));
    }

    /** From -a to a, where a is the largest absolute value. */
    public static Range around0(float[] values) {
      return new Range(-most(values), most(values));
    }

    private static double most(float[] values) {
      double most = 1e-6;
      for (float value : values) {
        most = Float.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
      }
      return most;
    }
  }

  /** Copies its list and checks the shape of the series. */
  public SeriesChart {
    lines = List.copyOf(lines);
    for (Line line : lines) {
      if (line.values.length != shape.size()) {
        throw new IllegalArgumentException(line.values.length + " values for " + shape);
      }
    }
  }

  @Override
  public int variableAt(double y, Box box, ChartTheme theme) {
    Box plot = plot(box, theme);
    int shown = panels(plot);
    double row = Math.floor(shown * (y - plot.y()) / plot.height());
    return (int) Math.max(0, Math.min(shown - 1, row));
  }

  @Override
  public SignalPlace placeAt(Point point, int variable, Box box, ChartTheme theme) {
    Box panel = panel(plot(box, theme), variable);
    return new SignalPlace(
        variable,
        (point.x() - panel.x()) / panel.width(),
        (point.y() - panel.y()) / panel.height());
  }

  @Override
  public Point pointAt(SignalPlace place, Box box, ChartTheme theme) {
    Box panel = panel(plot(box, theme), place.variable());
    return new Point(
        panel.x() + place.across() * panel.width(), panel.y() + place.down() * panel.height());
  }

  private Box plot(Box box, ChartTheme theme) {
    if (detail == RasterChart.Detail.BARE) {
      return box.snapped().inset(0.5, 0.5, 0.5, 0.5).inset(3, 3, 3, 3);
    }
    List<String> heading = List.of(title, shape.length() == 1 ? "" : quantity);
    return frame(new Legend(keys(theme), box, heading, theme).below(), theme).plot();
  }

  private List<Legend.Entry> keys(ChartTheme theme) {
    return lines.stream().filter(line -> lines.size() > 1).map(line -> key(line, theme)).toList();
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (detail == RasterChart.Detail.BARE) {
      Box plot = box.snapped().inset(0.5, 0.5, 0.5, 0.5);
      surface.outline(plot, theme.hairline());
      content(surface, new PlotFrame(plot.inset(3, 3, 3, 3), steps(), values()), theme);
      return;
    }
    List<String> heading = List.of(title, shape.length() == 1 ? "" : quantity);
    PlotFrame.heading(surface, box, theme, heading);
    Legend legend = new Legend(keys(theme), box, heading, theme);
    legend.draw(surface);
    PlotFrame whole = frame(legend.below(), theme);
    content(surface, whole, theme);
    whole.horizontalAxis(surface, theme, shape.length() == 1 ? quantity : Texts.CHART.get("step"));
  }

  private Legend.Entry key(Line line, ChartTheme theme) {
    Colour colour = theme.series(line.paletteIndex);
    return shape.length() == 1
        ? Legend.marker(line.name, Marker.of(line.paletteIndex), colour, theme)
        : Legend.line(line.name, new Stroke(colour, 3));
  }

  private PlotFrame frame(Box box, ChartTheme theme) {
    if (shape.length() > 1) {
      return PlotFrame.within(box, steps(), values(), theme);
    }
    PlotFrame frame = PlotFrame.within(box, values(), values(), theme);
    double names = 0;
    for (int v = 0; v < shape.variables(); v++) {
      names = Math.max(names, theme.labelStyle().widthOf(shape.name(v)));
    }
    double left = Math.min(names + 10, MOST_NAMES * box.width());
    Box plot = frame.plot();
    Box moved = new Box(box.x() + left, plot.y(), plot.right() - box.x() - left, plot.height());
    return new PlotFrame(moved.snapped(), values(), values());
  }

  private AxisRange steps() {
    return new AxisRange(Axis.Scale.LINEAR, 0, shape.length());
  }

  private AxisRange values() {
    return new AxisRange(Axis.Scale.LINEAR, range.low, range.high);
  }

  private void content(Surface surface, PlotFrame frame, ChartTheme theme) {
    if (shape.length() == 1) {
      rows(surface, frame.plot(), theme);
    } else {
      panels(surface, frame, theme);
    }
  }

  /** One row of marks for each variable; more variables than fit share rows of pixels. */
  private void rows(Surface surface, Box plot, ChartTheme theme) {
    double height = plot.height() / shape.variables();
    int stride = (int) Math.max(1, Math.ceil(LEAST_ROW / Math.max(0.01, height)));
    TextStyle label = theme.labelStyle().at(TextStyle.Anchor.END);
    AxisRange across = values();
    for (int v = 0; v < shape.variables(); v++) {
      double y = plot.y() + (v + 0.5) * height;
      if (v % stride == 0) {
        surface.line(plot.x(), y, plot.right(), y, theme.hairline());
      }
      if (v % stride == 0 && detail == RasterChart.Detail.AXES) {
        double space = MOST_NAMES * (plot.x() + plot.width()) - 10;
        String name =
            Shortened.middle(shape.name(v), space, text -> theme.labelStyle().widthOf(text));
        surface.text(name, plot.x() - 8, y + 4, label);
      }
      for (Line line : lines) {
        double x = plot.x() + plot.width() * clipped(across.position(line.values[v]));
        Colour colour = theme.series(line.paletteIndex);
        if (height >= LEAST_ROW) {
          Marker.of(line.paletteIndex).draw(surface, x, y, colour, theme);
        } else {
          surface.disc(x, y, Math.max(1, Math.min(2.5, height)), colour);
        }
      }
    }
  }

  private static double clipped(double position) {
    return Double.isNaN(position) ? 0 : Math.max(0, Math.min(1, position));
  }

  private void panels(Surface surface, PlotFrame frame, ChartTheme theme) {
    Box plot = frame.plot();
    boolean bare = detail == RasterChart.Detail.BARE;
    int shown = panels(plot);
    double height = plot.height() / shown;
    for (int v = 0; v < shown; v++) {
      boolean named = named(height);
      double top = plot.y() + v * height;
      Box panel = panel(plot, v);
      if (named) {
        String name =
            Shortened.middle(shape.name(v), plot.width(), text -> theme.labelStyle().widthOf(text));
        surface.text(name, plot.x() + 2, top + NAME - 3, theme.labelStyle());
      }
      panel(surface, new PlotFrame(panel, frame.x(), frame.y()), v, theme);
      if (!bare && !named && shape.variables() > 1 && height >= LEAST_PANEL) {
        TextStyle label = theme.labelStyle();
        String name =
            Shortened.middle(shape.name(v), plot.width() / 3, text -> label.widthOf(text));
        surface.text(name, plot.x() + 2, panel.y() + 9, label);
      }
    }
    if (shown < shape.variables() && !bare) {
      String words = Texts.CHART.get("series.first", shown, shape.variables());
      surface.text(words, plot.right(), plot.y() - 4, theme.labelStyle().at(TextStyle.Anchor.END));
    }
  }

  /** How many variables have a panel. */
  private int panels(Box plot) {
    double least = detail == RasterChart.Detail.BARE ? 5 : LEAST_PANEL;
    return (int) Math.max(1, Math.min(shape.variables(), plot.height() / least));
  }

  private Box panel(Box plot, int variable) {
    double height = plot.height() / panels(plot);
    double gap = detail == RasterChart.Detail.BARE ? 1 : GAP;
    return new Box(plot.x(), plot.y() + variable * height, plot.width(), height - gap)
        .inset(named(height) ? NAME : 0, 0, 0, 0);
  }

  private boolean named(double height) {
    return detail == RasterChart.Detail.AXES
        && height >= WITH_NAME
        && (shape.variables() > 1 || named());
  }

  private boolean named() {
    return !shape.names().isEmpty();
  }

  private void panel(Surface surface, PlotFrame frame, int variable, ChartTheme theme) {
    Box plot = frame.plot();
    if (detail == RasterChart.Detail.AXES) {
      if (plot.height() >= WITH_TICKS) {
        frame.grid(surface, theme);
      }
      surface.outline(plot.snapped().inset(0.5, 0.5, 0.5, 0.5), theme.hairline());
    }
    for (Line line : lines) {
      Stroke stroke = new Stroke(theme.series(line.paletteIndex), 1.5);
      Points points = points(frame, line.values, variable);
      int columns = (int) Math.ceil(plot.width() * surface.pixelsPerUnit());
      surface.polyline(Decimation.thin(points, columns), stroke);
    }
  }

  private Points points(PlotFrame frame, float[] values, int variable) {
    double[] x = new double[shape.length()];
    double[] y = new double[shape.length()];
    for (int t = 0; t < x.length; t++) {
      double place = clipped(frame.y().position(values[t * shape.variables() + variable]));
      x[t] = frame.toX(t + 0.5);
      y[t] = frame.plot().bottom() - frame.plot().height() * place;
    }
    return new Points(x, y);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("series", "variable", "step", quantity);
    for (Line line : lines) {
      for (int i = 0; i < line.values.length; i++) {
        int variable = i % shape.variables();
        csv.row(line.name, shape.name(variable), i / shape.variables(), line.values[i]);
      }
    }
  }
}

package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.ui.text.Texts;

/**
 * Parallel coordinates: a vertical axis for each quantity and a line for each combination of
 * values. Lines are coloured by the quantity of the last axis, the smallest value most strongly,
 * and drawn last; a line that has no value there is thin and grey.
 *
 * @param title the title
 * @param axes the axes from left to right, at least one; all have a value for each line
 */
public record ParallelChart(String title, List<ParallelAxis> axes) implements Chart {
  private static final double HEADING = 34;
  private static final double SIDE = 48;
  private static final double TICK_SPACE = 34;
  private static final double FAINTEST = 0.85;

  /** Copies its list. */
  public ParallelChart {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.stream().mapToInt(a -> a.values().length).distinct().count() > 1) {
      throw new IllegalArgumentException("every axis needs a value for each line");
    }
  }

  private int lines() {
    return axes.get(0).values().length;
  }

  private double[] shades() {
    return axes.get(axes.size() - 1).values();
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    String last = axes.get(axes.size() - 1).label();
    PlotFrame.heading(
        surface, box, theme, List.of(title, Texts.CHART.get("parallel.colour", last)));
    if (lines() == 0) {
      PlotFrame.noData(surface, box, theme);
      return;
    }
    Box plot = box.inset(HEADING, SIDE, PlotFrame.BELOW, SIDE).snapped();
    for (int line : order()) {
      drawLine(surface, plot, theme, line);
    }
    for (int i = 0; i < axes.size(); i++) {
      drawAxis(surface, plot, theme, i);
      drawLabel(surface, box, plot, theme, i);
    }
  }

  /** Lines without a value first, then from the largest value to the smallest. */
  private int[] order() {
    double[] shades = shades();
    return IntStream.range(0, shades.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                (Integer i) -> Double.isFinite(shades[i]) ? -shades[i] : Double.NEGATIVE_INFINITY))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double axisX(Box plot, int index) {
    return axes.size() == 1
        ? plot.centreX()
        : plot.x() + plot.width() * index / (axes.size() - 1.0);
  }

  private void drawLine(Surface surface, Box plot, ChartTheme theme, int line) {
    Stroke stroke = stroke(theme, line);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      AxisRange range = axes.get(i).range();
      double value = axes.get(i).values()[line];
      if (range.shows(value)) {
        double y = plot.bottom() - plot.height() * range.position(value);
        points.add(new double[] {axisX(plot, i), y});
      }
    }
    surface.polyline(
        new Points(
            points.stream().mapToDouble(p -> p[0]).toArray(),
            points.stream().mapToDouble(p -> p[1]).toArray()),
        stroke);
  }

  private Stroke stroke(ChartTheme theme, int line) {
    double[] shades = shades();
    if (!Double.isFinite(shades[line])) {
      return new Stroke(theme.grid(), 1);
    }
    double least = Arrays.stream(shades).filter(Double::isFinite).min().orElseThrow();
    double most = Arrays.stream(shades).filter(Double::isFinite).max().orElseThrow();
    double worse = most > least ? (shades[line] - least) / (most - least) : 0;
    return new Stroke(
        theme.series(0).mix(theme.background(), FAINTEST * Math.sqrt(worse)),
        worse == 0 ? 2.5 : 1.5);
  }

  private void drawAxis(Surface surface, Box plot, ChartTheme theme, int index) {
    ParallelAxis axis = axes.get(index);
    AxisRange range = axis.range();
    double x = Math.round(axisX(plot, index)) + 0.5;
    Stroke stroke = new Stroke(theme.muted().withAlpha(0.7), 1);
    surface.line(x, plot.y(), x, plot.bottom(), stroke);
    for (AxisRange.Tick tick : ticks(axis, range, plot.height())) {
      double y = Math.round(plot.bottom() - plot.height() * range.position(tick.value())) + 0.5;
      surface.line(x, y, x + 4, y, stroke);
      double width = surface.widthOf(tick.label(), theme.labelStyle());
      surface.rectangle(new Box(x + 5, y - 7, width + 2, 14), theme.background().withAlpha(0.75));
      surface.text(tick.label(), x + 6, y + 4, theme.labelStyle());
    }
  }

  /** Draws the name of an axis below it, moved to the side where it would leave the chart. */
  private void drawLabel(Surface surface, Box box, Box plot, ChartTheme theme, int index) {
    TextStyle middle = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    double most = axes.size() == 1 ? plot.width() : plot.width() / (axes.size() - 1.0) - 8;
    String label = Shortened.middle(axes.get(index).label(), most, t -> surface.widthOf(t, middle));
    double half = surface.widthOf(label, middle) / 2 + 1;
    double x = Math.max(box.x() + half, Math.min(box.right() - half, axisX(plot, index)));
    surface.text(label, x, plot.bottom() + 20, middle);
  }

  private static List<AxisRange.Tick> ticks(ParallelAxis axis, AxisRange range, double height) {
    if (axis.names().isEmpty()) {
      return range.ticks((int) Math.max(2, Math.min(8, height / TICK_SPACE)));
    }
    return IntStream.range(0, axis.names().size())
        .mapToObj(i -> new AxisRange.Tick(i, axis.names().get(i)))
        .toList();
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row(axes.stream().map(ParallelAxis::label).toArray());
    for (int line = 0; line < lines(); line++) {
      int index = line;
      csv.row(axes.stream().map(axis -> axis.text(index)).toArray());
    }
  }
}

package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars in groups, one group for each category and one bar in it for each series. Bars stand on 0;
 * on a logarithmic axis they stand on its lower end.
 *
 * @param title the title
 * @param y the vertical axis
 * @param categories names of the groups; long ones are broken into lines or turned
 * @param series the bars, as many values each as there are categories
 * @param references lines to compare with; only horizontal ones have a meaning here
 */
public record BarChart(
    String title,
    Axis y,
    List<String> categories,
    List<BarSeries> series,
    List<Reference> references)
    implements Chart {
  private static final double FILLED = 0.78;
  private static final double WIDEST = 56;

  /** Copies its lists and checks that the series match the categories. */
  public BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    references = List.copyOf(references);
    for (BarSeries one : series) {
      if (one.values().length != categories.size()) {
        throw new IllegalArgumentException(
            "'%s' has %d bars for %d categories"
                .formatted(one.name(), one.values().length, categories.size()));
      }
    }
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    List<String> heading = List.of(title, y.caption());
    PlotFrame.heading(surface, box, theme, heading);
    if (series.isEmpty() || categories.isEmpty()) {
      PlotFrame.noData(surface, box, theme);
      return;
    }
    Legend legend = new Legend(legend(theme), box, heading, theme);
    AxisRange groups = new AxisRange(Axis.Scale.LINEAR, 0, categories.size());
    AxisRange values = values();
    // The height of labels depends on the group width, which does not depend on the labels.
    Box plot = PlotFrame.within(legend.below(), groups, values, theme).plot();
    CategoryLabels labels = CategoryLabels.fit(categories, plot.width(), theme);
    PlotFrame frame =
        PlotFrame.within(legend.below(), groups, values, theme, Math.max(24, labels.height()));
    legend.draw(surface);
    frame.grid(surface, theme);
    frame.clipped(
        surface,
        () -> {
          draw(surface, frame, theme);
          Guides.lines(surface, frame, references, theme);
        });
    frame.baseLine(surface, theme);
    if (values.low() < 0 && y.scale() != Axis.Scale.LOG) {
      double zero = frame.toY(0);
      surface.line(frame.plot().x(), zero, frame.plot().right(), zero, new Stroke(theme.text(), 1));
    }
    labels.draw(surface, frame.plot());
    Occupied occupied = new Occupied(frame.plot().inset(-12, 0, 0, 0));
    bars(frame).forEach(bar -> occupied.add(bar.box()));
    Guides.labels(surface, frame, references, theme, occupied);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("category", "series", y.caption(), "deviation");
    for (int i = 0; i < categories.size(); i++) {
      for (BarSeries one : series) {
        double deviation = one.deviation(i);
        Object cell = Double.isNaN(deviation) ? "" : deviation;
        csv.row(categories.get(i), one.name(), one.values()[i], cell);
      }
    }
  }

  private AxisRange values() {
    Extent extent = new Extent(y.scale());
    extent.add(0);
    for (BarSeries one : series) {
      for (int i = 0; i < categories.size(); i++) {
        extent.add(one.values()[i], one.deviation(i));
      }
    }
    Guides.extend(references, new Extent(Axis.Scale.LINEAR), extent);
    return extent.airy();
  }

  private List<Legend.Entry> legend(ChartTheme theme) {
    return series.stream()
        .filter(one -> series.size() > 1)
        .map(one -> Legend.patch(one.name(), theme.series(one.paletteIndex())))
        .toList();
  }

  /**
   * One bar on the surface.
   *
   * @param box its place
   * @param series whose it is
   * @param category which group it stands in
   */
  private record Bar(Box box, BarSeries series, int category) {}

  private List<Bar> bars(PlotFrame frame) {
    double group = frame.plot().width() / categories.size();
    double width = Math.min(WIDEST, group * FILLED / series.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      double left = frame.plot().x() + (i + 0.5) * group - 0.5 * width * series.size();
      for (int j = 0; j < series.size(); j++) {
        double value = series.get(j).values()[i];
        if (frame.y().shows(value)) {
          bars.add(new Bar(box(frame, left + j * width, width, value), series.get(j), i));
        }
      }
    }
    return bars;
  }

  private void draw(Surface surface, PlotFrame frame, ChartTheme theme) {
    Stroke errors = new Stroke(theme.text().withAlpha(0.85), 1.2);
    for (Bar bar : bars(frame)) {
      surface.rectangle(bar.box(), theme.series(bar.series().paletteIndex()));
      int i = bar.category();
      ErrorBars.Interval interval =
          new ErrorBars.Interval(bar.series().values()[i], bar.series().deviation(i));
      ErrorBars.vertical(surface, frame, bar.box().centreX(), interval, errors);
    }
  }

  /** The sides are aligned to pixels, the end is exact; a gap of one unit separates bars. */
  private static Box box(PlotFrame frame, double left, double width, double value) {
    double from = Math.rint(left);
    double to = Math.max(from + 1, Math.rint(left + width) - 1);
    double base = frame.toYOrBottom(0);
    double end = frame.toY(value);
    return new Box(from, Math.min(base, end), to - from, Math.abs(base - end));
  }
}

package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;
import spikeloom.ui.text.Texts;

/**
 * Parts of a sum as areas on top of each other, so that the upper edge is the sum. The vertical
 * axis is linear and begins at 0, because areas can only be compared that way. The legend shows the
 * last value of each part and, with the heading, of the sum. Where a part is not finite, there is a
 * gap.
 *
 * @param title what the sum is
 * @param x the horizontal axis
 * @param unit unit of the parts
 * @param parts the parts from the bottom to the top, with the same horizontal places; none is
 *     allowed
 * @param compared curves to compare the sum with, drawn as lines; none is allowed
 * @param smoothing weight of the past in [0, 1), 0 for none, see {@link LineSeries#smoothed}; the
 *     sum as measured stays visible as a thin line
 */
public record StackedChart(
    String title,
    Axis x,
    String unit,
    List<LineSeries> parts,
    List<LineSeries> compared,
    double smoothing)
    implements Chart {
  private static final double LINE = 2;
  private static final double OPACITY = 0.45;
  private static final double LOW = 180;

  /** Copies its lists and checks the places of the parts. */
  public StackedChart {
    parts = List.copyOf(parts);
    compared = List.copyOf(compared);
    for (LineSeries part : parts) {
      if (part.points().size() != parts.get(0).points().size()) {
        throw new IllegalArgumentException(
            "%d places of '%s' do not fit %d of '%s'"
                .formatted(
                    part.points().size(),
                    part.name(),
                    parts.get(0).points().size(),
                    parts.get(0).name()));
      }
    }
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (places() == 0) {
      PlotFrame.heading(surface, box, theme, List.of(title, unit));
      PlotFrame.noData(surface, box, theme);
      return;
    }
    List<String> heading = List.of(title, Numbers.reading(sum(parts, places() - 1)), unit);
    PlotFrame.heading(surface, box, theme, heading);
    Legend legend = new Legend(legend(box, theme), box, heading, theme);
    List<LineSeries> drawn =
        parts.stream().map(one -> smoothing > 0 ? one.smoothed(smoothing) : one).toList();
    PlotFrame frame = PlotFrame.within(legend.below(), rangeX(), rangeY(drawn), theme);
    frame.grid(surface, theme);
    frame.clipped(
        surface,
        () -> {
          for (int part = 0; part < parts.size(); part++) {
            area(surface, frame, drawn, part, theme);
          }
          if (smoothing > 0) {
            edge(surface, frame, parts, parts.size(), new Stroke(theme.muted().withAlpha(0.4), 1));
          }
          compared.forEach(one -> curve(surface, frame, one, theme));
        });
    frame.horizontalAxis(surface, theme, x.caption());
    legend.draw(surface);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("series", x.caption(), unit);
    for (LineSeries part : parts) {
      rows(part.name(), part.points(), csv);
    }
    if (!parts.isEmpty()) {
      rows(Texts.CHART.get("stacked.sum"), edge(parts, parts.size()), csv);
    }
    compared.forEach(one -> rows(one.name(), one.points(), csv));
  }

  private static void rows(String name, Points points, CsvWriter csv) {
    for (int i = 0; i < points.size(); i++) {
      csv.row(name, points.x()[i], points.y()[i]);
    }
  }

  private int places() {
    return parts.isEmpty() ? 0 : parts.get(0).points().size();
  }

  /** A low chart needs its height for the data, so its legend has only the names of the parts. */
  private List<Legend.Entry> legend(Box box, ChartTheme theme) {
    boolean low = box.height() < LOW;
    List<Legend.Entry> entries = new ArrayList<>();
    for (LineSeries part : parts) {
      String last = low ? "" : " " + Numbers.reading(part.points().y()[places() - 1]);
      entries.add(Legend.patch(part.name() + last, theme.series(part.paletteIndex())));
    }
    for (LineSeries one : low ? List.<LineSeries>of() : compared) {
      entries.add(Legend.line(one.name(), new Stroke(theme.series(one.paletteIndex()), 3)));
    }
    return entries;
  }

  private AxisRange rangeX() {
    Extent extent = new Extent(Axis.Scale.LINEAR);
    for (double at : parts.get(0).points().x()) {
      extent.add(at);
    }
    for (LineSeries one : compared) {
      for (double at : one.points().x()) {
        extent.add(at);
      }
    }
    return extent.tight();
  }

  private AxisRange rangeY(List<LineSeries> drawn) {
    Extent extent = new Extent(Axis.Scale.LINEAR);
    extent.add(0);
    for (int i = 0; i < places(); i++) {
      extent.add(sum(drawn, i));
    }
    for (LineSeries one : compared) {
      for (double value : one.points().y()) {
        extent.add(value);
      }
    }
    return extent.airy();
  }

  private static double sum(List<LineSeries> summands, int place) {
    return summands.stream().mapToDouble(one -> one.points().y()[place]).sum();
  }

  /** The sums of the first parts. */
  private static Points edge(List<LineSeries> all, int count) {
    double[] y = new double[all.get(0).points().size()];
    for (int i = 0; i < y.length; i++) {
      double whole = sum(all, i);
      y[i] = Double.isFinite(whole) ? sum(all.subList(0, count), i) : Double.NaN;
    }
    return new Points(all.get(0).points().x(), y);
  }

  private void area(
      Surface surface, PlotFrame frame, List<LineSeries> drawn, int part, ChartTheme theme) {
    Colour colour = theme.series(parts.get(part).paletteIndex());
    List<Points> below = Stretches.of(frame, edge(drawn, part));
    List<Points> above = Stretches.of(frame, edge(drawn, part + 1));
    for (int i = 0; i < above.size(); i++) { // both have gaps at the same places
      Points outline =
          outline(thin(surface, frame, above.get(i)), thin(surface, frame, below.get(i)));
      surface.polygon(outline, colour.withAlpha(OPACITY));
    }
    edge(surface, frame, drawn, part + 1, new Stroke(colour, LINE));
  }

  private static Points thin(Surface surface, PlotFrame frame, Points points) {
    return Decimation.thin(points, (int) Math.ceil(frame.plot().width() * surface.pixelsPerUnit()));
  }

  private static void edge(
      Surface surface, PlotFrame frame, List<LineSeries> all, int count, Stroke stroke) {
    Stretches.of(frame, edge(all, count))
        .forEach(stretch -> surface.polyline(thin(surface, frame, stretch), stroke));
  }

  private static void curve(Surface surface, PlotFrame frame, LineSeries one, ChartTheme theme) {
    Stroke stroke = new Stroke(theme.series(one.paletteIndex()), LINE);
    Stretches.of(frame, one.points())
        .forEach(stretch -> surface.polyline(thin(surface, frame, stretch), stroke));
  }

  /** Along the top and back along the bottom. */
  private static Points outline(Points top, Points bottom) {
    int n = top.size();
    int m = bottom.size();
    double[] x = new double[n + m];
    double[] y = new double[n + m];
    System.arraycopy(top.x(), 0, x, 0, n);
    System.arraycopy(top.y(), 0, y, 0, n);
    for (int i = 0; i < m; i++) {
      x[n + i] = bottom.x()[m - 1 - i];
      y[n + i] = bottom.y()[m - 1 - i];
    }
    return new Points(x, y);
  }
}

package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Points in a plane with names and error bars, for instance runs by rate (x) and distortion (y),
 * with their Pareto front.
 *
 * @param title the title
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param groups the points; none is allowed
 * @param guides references and fronts; none is allowed
 */
public record PointChart(String title, Axis x, Axis y, List<PointGroup> groups, List<Guide> guides)
    implements Chart {
  /** Opacity of the background over points that are not selected. */
  private static final double FADED = 0.75;

  /** Copies its lists. */
  public PointChart {
    groups = List.copyOf(groups);
    guides = List.copyOf(guides);
  }

  /** Positions of the points when the chart is drawn in {@code box}. */
  public PointPlaces places(Box box, ChartTheme theme) {
    Legend legend = new Legend(legend(theme), box, List.of(title, y.caption()), theme);
    return new PointPlaces(frame(legend.below(), theme), groups);
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    List<String> heading = List.of(title, y.caption());
    PlotFrame.heading(surface, box, theme, heading);
    if (groups.stream().allMatch(group -> group.points().isEmpty())) {
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
          Guides.lines(surface, frame, guides, theme);
          groups.forEach(group -> errorBars(surface, frame, group, theme));
          markers(surface, frame, theme);
        });
    frame.horizontalAxis(surface, theme, x.caption());
    Occupied occupied = PointLabels.occupied(frame, this);
    Guides.labels(surface, frame, guides, theme, occupied);
    PointLabels.draw(surface, frame, this, new PointLabels.Labels(theme.labelStyle(), occupied));
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("series", "label", x.caption(), y.caption(), "deviation x", "deviation y", "front");
    List<Front> fronts = Guides.of(Front.class, guides);
    for (PointGroup group : groups) {
      for (PointGroup.Place at : group.points()) {
        csv.row(
            group.name(),
            at.label(),
            at.x(),
            at.y(),
            Double.isNaN(at.deviationX()) ? "" : at.deviationX(),
            Double.isNaN(at.deviationY()) ? "" : at.deviationY(),
            fronts.stream().anyMatch(front -> holds(front, at)) ? 1 : 0);
      }
    }
  }

  private static boolean holds(Front front, PointGroup.Place at) {
    for (int i = 0; i < front.points().size(); i++) {
      if (front.points().x()[i] == at.x() && front.points().y()[i] == at.y()) {
        return true;
      }
    }
    return false;
  }

  private PlotFrame frame(Box box, ChartTheme theme) {
    Extent extentX = new Extent(x.scale());
    Extent extentY = new Extent(y.scale());
    for (PointGroup group : groups) {
      for (PointGroup.Place at : group.points()) {
        extentX.add(at.x(), at.deviationX());
        extentY.add(at.y(), at.deviationY());
      }
    }
    Guides.extend(guides, extentX, extentY);
    return PlotFrame.within(box, extentX.airy(), extentY.airy(), theme);
  }

  private List<Legend.Entry> legend(ChartTheme theme) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (PointGroup group : groups) {
      if (groups.size() > 1) {
        Colour colour = theme.series(group.paletteIndex());
        Marker marker = Marker.of(group.paletteIndex());
        entries.add(Legend.marker(group.name(), marker, colour, theme));
      }
    }
    entries.addAll(Guides.legend(guides, theme));
    return entries;
  }

  private static void errorBars(
      Surface surface, PlotFrame frame, PointGroup group, ChartTheme theme) {
    Stroke stroke = new Stroke(theme.series(group.paletteIndex()), 1.2);
    for (PointGroup.Place at : group.points()) {
      if (frame.shows(at.x(), at.y())) {
        ErrorBars.vertical(
            surface,
            frame,
            frame.toX(at.x()),
            new ErrorBars.Interval(at.y(), at.deviationY()),
            stroke);
        ErrorBars.horizontal(
            surface,
            frame,
            frame.toY(at.y()),
            new ErrorBars.Interval(at.x(), at.deviationX()),
            stroke);
      }
    }
  }

  /** Selected points are drawn above the pale ones. */
  private void markers(Surface surface, PlotFrame frame, ChartTheme theme) {
    boolean choice = groups.stream().anyMatch(group -> !group.chosen().isEmpty());
    for (boolean pale : choice ? new boolean[] {true, false} : new boolean[] {false}) {
      for (PointGroup group : groups) {
        Colour full = theme.series(group.paletteIndex());
        Colour colour = pale ? full.mix(theme.background(), FADED) : full;
        for (int i = 0; i < group.points().size(); i++) {
          PointGroup.Place at = group.points().get(i);
          if (frame.shows(at.x(), at.y()) && (choice && !group.chosen().contains(i)) == pale) {
            Marker.of(group.paletteIndex())
                .draw(surface, frame.toX(at.x()), frame.toY(at.y()), colour, theme);
          }
        }
      }
    }
  }
}

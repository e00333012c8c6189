package spikeloom.ui.chart;

import java.util.Arrays;
import java.util.List;

/**
 * Places the names of points: each tries positions around its point, the near ones first, and takes
 * the one that covers least of other names, points, error bars and fronts.
 */
final class PointLabels {
  private static final double HEIGHT = 11;
  private static final double DISTANCE = 8;
  private static final double MARKER = 5;

  /** Maximum width of a name, relative to the chart's width. */
  private static final double MOST_SHARE = 0.45;

  /** Space at both ends of a name. */
  private static final double PADDING = 3;

  /** Directions in the order of preference: right and left first, as one reads. */
  private static final double[][] DIRECTIONS = {
    {1, -0.7},
    {1, 0},
    {1, 0.7},
    {-1, -0.7},
    {-1, 0},
    {-1, 0.7},
    {0, -1.2},
    {0, 1.2},
    {1, -2},
    {-1, -2},
    {1, 2},
    {-1, 2}
  };

  private PointLabels() {}

  /** Areas that names of points and references should not cover. */
  static Occupied occupied(PlotFrame frame, PointChart chart) {
    Occupied occupied = new Occupied(frame.plot().inset(-8, -PlotFrame.RIGHT, 0, 0));
    for (PointGroup group : chart.groups()) {
      for (PointGroup.Place at : group.points()) {
        if (frame.shows(at.x(), at.y())) {
          add(occupied, frame, at);
        }
      }
    }
    for (Front front : Guides.of(Front.class, chart.guides())) {
      Guides.frontLine(frame, front).forEach(occupied::addLine);
    }
    return occupied;
  }

  static void draw(Surface surface, PlotFrame frame, PointChart chart, Labels labels) {
    for (PointGroup group : chart.groups()) {
      for (PointGroup.Place at : group.points()) {
        if (!at.label().isEmpty() && frame.shows(at.x(), at.y())) {
          double most = MOST_SHARE * frame.plot().width();
          String name = Shortened.middle(at.label(), most, labels.style()::widthOf);
          draw(surface, frame, at.named(name), labels);
        }
      }
    }
  }

  /**
   * The layout of names.
   *
   * @param style their type
   * @param occupied areas that they should not cover
   */
  record Labels(TextStyle style, Occupied occupied) {}

  private static void draw(Surface surface, PlotFrame frame, PointGroup.Place at, Labels labels) {
    // Estimated, so that all outputs choose the same place.
    double width = labels.style().widthOf(at.label());
    List<Box> places = Arrays.stream(DIRECTIONS).map(way -> beside(frame, at, width, way)).toList();
    Box place = labels.occupied().take(places);
    double pointX = frame.toX(at.x());
    double baseline = place.bottom() - 2;
    if (place.x() > pointX) {
      surface.text(at.label(), place.x() + PADDING, baseline, labels.style());
    } else if (place.right() < pointX) {
      TextStyle end = labels.style().at(TextStyle.Anchor.END);
      surface.text(at.label(), place.right() - PADDING, baseline, end);
    } else {
      TextStyle middle = labels.style().at(TextStyle.Anchor.MIDDLE);
      surface.text(at.label(), place.centreX(), baseline, middle);
    }
  }

  private static void add(Occupied occupied, PlotFrame frame, PointGroup.Place at) {
    double x = frame.toX(at.x());
    double y = frame.toY(at.y());
    occupied.addAround(x, y, MARKER);
    if (at.deviationX() > 0) {
      double left = frame.toXOrLeft(at.x() - at.deviationX());
      double right = frame.toX(at.x() + at.deviationX());
      occupied.add(new Box(left, y - 2, right - left, 4));
      occupied.addAround(left, y, ErrorBars.CAP);
      occupied.addAround(right, y, ErrorBars.CAP);
    }
    if (at.deviationY() > 0) {
      double top = frame.toY(at.y() + at.deviationY());
      double bottom = frame.toYOrBottom(at.y() - at.deviationY());
      occupied.add(new Box(x - 2, top, 4, bottom - top));
      occupied.addAround(x, top, ErrorBars.CAP);
      occupied.addAround(x, bottom, ErrorBars.CAP);
    }
  }

  private static Box beside(
      PlotFrame frame, PointGroup.Place at, double width, double[] direction) {
    double x = frame.toX(at.x()) + direction[0] * DISTANCE;
    double y = frame.toY(at.y()) + direction[1] * (DISTANCE + 3);
    double left = direction[0] > 0 ? x : direction[0] < 0 ? x - width : x - width / 2;
    return new Box(left - PADDING, y - HEIGHT / 2, width + 2 * PADDING, HEIGHT);
  }
}

package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The positions of the points of a chart, for the mouse. */
public final class PointPlaces {
  private static final double NEAR = 24;

  /**
   * A point of the chart.
   *
   * @param group index of its group
   * @param point its index in the group
   */
  public record Hit(int group, int point) {}

  private record Drawn(Hit hit, double x, double y) {}

  private final List<Drawn> points = new ArrayList<>();

  PointPlaces(PlotFrame frame, List<PointGroup> groups) {
    for (int g = 0; g < groups.size(); g++) {
      List<PointGroup.Place> of = groups.get(g).points();
      for (int i = 0; i < of.size(); i++) {
        PointGroup.Place at = of.get(i);
        if (frame.shows(at.x(), at.y())) {
          points.add(new Drawn(new Hit(g, i), frame.toX(at.x()), frame.toY(at.y())));
        }
      }
    }
  }

  /** The nearest point, if one is close enough. */
  public Optional<Hit> nearest(double atX, double atY) {
    Optional<Hit> found = Optional.empty();
    double least = NEAR;
    for (Drawn point : points) {
      double far = Math.hypot(point.x - atX, point.y - atY);
      if (far < least) {
        least = far;
        found = Optional.of(point.hit);
      }
    }
    return found;
  }

  /** The points within a closed line. */
  public List<Hit> within(Lasso lasso) {
    return points.stream().filter(point -> lasso.holds(point.x, point.y)).map(Drawn::hit).toList();
  }
}

package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/** What a chart has drawn already, so that names find a place where they cover least. */
final class Occupied {
  /** Leaving the plot is worse than covering something in it. */
  private static final double OUTSIDE = 4;

  private static final double HALF_LINE = 2;

  private final Box bounds;
  private final List<Box> taken = new ArrayList<>();

  /** Nothing yet, within the given bounds. */
  Occupied(Box bounds) {
    this.bounds = bounds;
  }

  void add(Box box) {
    taken.add(box);
  }

  /** Takes the surroundings of a line through all points, in units of the surface. */
  void addLine(Points line) {
    for (int i = 0; i + 1 < line.size(); i++) {
      double dx = line.x()[i + 1] - line.x()[i];
      double dy = line.y()[i + 1] - line.y()[i];
      int pieces = (int) Math.max(1, Math.hypot(dx, dy) / (2 * HALF_LINE));
      for (int piece = 0; piece <= pieces; piece++) {
        double share = (double) piece / pieces;
        addAround(line.x()[i] + share * dx, line.y()[i] + share * dy, HALF_LINE);
      }
    }
  }

  /** Takes the surroundings of a point. */
  void addAround(double x, double y, double radius) {
    taken.add(new Box(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** The place that covers least, the first of equals; it is taken from now on. */
  Box take(List<Box> places) {
    Box best = places.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Box place : places) {
      double covered = covered(place);
      if (covered < least - 1e-9) {
        least = covered;
        best = place;
      }
    }
    taken.add(best);
    return best;
  }

  private double covered(Box place) {
    double covered = OUTSIDE * (place.width() * place.height() - overlap(place, bounds));
    for (Box other : taken) {
      covered += overlap(place, other);
    }
    return covered;
  }

  private static double overlap(Box a, Box b) {
    double width = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
    double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
    return Math.max(0, width) * Math.max(0, height);
  }
}

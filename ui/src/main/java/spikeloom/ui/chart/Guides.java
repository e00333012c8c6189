package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/** Draws references and fronts. */
final class Guides {
  private static final double LABEL_HEIGHT = 14;

  /** Candidate positions of a name along its line; even numbers include the middle. */
  private static final int PLACES = 8;

  private Guides() {}

  /** Extends the axes to show all guides. */
  static void extend(List<? extends Guide> guides, Extent x, Extent y) {
    for (Reference one : of(Reference.class, guides)) {
      (one.direction() == Reference.Direction.HORIZONTAL ? y : x).add(one.value());
    }
    for (Front front : of(Front.class, guides)) {
      for (int i = 0; i < front.points().size(); i++) {
        x.add(front.points().x()[i]);
        y.add(front.points().y()[i]);
      }
    }
  }

  /** The fronts that have a name. */
  static List<Legend.Entry> legend(List<? extends Guide> guides, ChartTheme theme) {
    return of(Front.class, guides).stream()
        .filter(front -> !front.name().isEmpty())
        .map(front -> Legend.line(front.name(), frontStroke(theme)))
        .toList();
  }

  /** Fronts and the lines of references. */
  static void lines(
      Surface surface, PlotFrame frame, List<? extends Guide> guides, ChartTheme theme) {
    Stroke dashes = new Stroke(theme.text().withAlpha(0.7), 1.2);
    for (Front front : of(Front.class, guides)) {
      frontLine(frame, front).forEach(line -> surface.polyline(line, frontStroke(theme)));
    }
    for (Reference one : of(Reference.class, guides)) {
      if (shows(frame, one)) {
        surface.dashed(line(frame, one), dashes);
      }
    }
  }

  /** Draws the names of references before the data, where they cover the least of them. */
  static void labels(
      Surface surface,
      PlotFrame frame,
      List<? extends Guide> guides,
      ChartTheme theme,
      Occupied occupied) {
    TextStyle style = theme.labelStyle();
    List<Reference> named =
        of(Reference.class, guides).stream()
            .filter(one -> shows(frame, one) && !one.label().isEmpty())
            .toList();
    named.forEach(one -> occupied.addLine(line(frame, one)));
    for (Reference one : named) {
      // Estimated, so that all outputs choose the same position.
      List<Box> places = places(line(frame, one), one.direction(), style.widthOf(one.label()));
      Box place = occupied.take(places);
      double width = surface.widthOf(one.label(), style);
      boolean left = place.centreX() < frame.plot().centreX();
      double x = left ? place.x() : place.right() - width;
      Box veil = new Box(x - 2, place.y(), width + 4, place.height());
      surface.rectangle(veil, theme.background().withAlpha(0.88));
      surface.text(one.label(), x, place.bottom() - 3.5, style);
    }
  }

  /** The corners of a front on the surface. */
  static List<Points> frontLine(PlotFrame frame, Front front) {
    return Stretches.of(frame, front.line());
  }

  static <T extends Guide> List<T> of(Class<T> kind, List<? extends Guide> guides) {
    return guides.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static boolean shows(PlotFrame frame, Reference one) {
    boolean horizontal = one.direction() == Reference.Direction.HORIZONTAL;
    return (horizontal ? frame.y() : frame.x()).shows(one.value());
  }

  /** On whole pixels like the grid, so that both coincide. */
  private static Points line(PlotFrame frame, Reference one) {
    Box plot = frame.plot();
    if (one.direction() == Reference.Direction.HORIZONTAL) {
      double y = Math.round(frame.toY(one.value())) + 0.5;
      return new Points(new double[] {plot.x(), plot.right()}, new double[] {y, y});
    }
    double x = Math.round(frame.toX(one.value())) + 0.5;
    return new Points(new double[] {x, x}, new double[] {plot.bottom(), plot.y()});
  }

  /**
   * Positions above and below a horizontal line from right to left, or right and left of a vertical
   * line from top to bottom.
   */
  private static List<Box> places(Points line, Reference.Direction direction, double width) {
    List<Box> places = new ArrayList<>();
    for (int i = 0; i <= PLACES; i++) {
      double share = (double) i / PLACES;
      if (direction == Reference.Direction.HORIZONTAL) {
        double left = line.x()[1] - 2 - width - share * (line.x()[1] - line.x()[0] - width - 4);
        double y = line.y()[0];
        places.add(new Box(left, y - 2.5 - LABEL_HEIGHT, width, LABEL_HEIGHT));
        places.add(new Box(left, y + 2.5, width, LABEL_HEIGHT));
      } else {
        double top = line.y()[1] + share * (line.y()[0] - line.y()[1] - LABEL_HEIGHT);
        places.add(new Box(line.x()[0] + 5, top, width, LABEL_HEIGHT));
        places.add(new Box(line.x()[0] - 5 - width, top, width, LABEL_HEIGHT));
      }
    }
    return places;
  }

  private static Stroke frontStroke(ChartTheme theme) {
    return new Stroke(theme.muted().withAlpha(0.8), 1.5);
  }
}

package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Fits a window into the available screens. */
final class WindowPlace {
  /** Smallest size of the window, unless the screen is smaller. */
  static final double LEAST_WIDTH = 640;

  static final double LEAST_HEIGHT = 400;

  private WindowPlace() {}

  /** Usable area of each screen, the primary one first. */
  static List<Rectangle2D> screens() {
    List<Rectangle2D> bounds = new ArrayList<>();
    javafx.stage.Screen primary = javafx.stage.Screen.getPrimary();
    bounds.add(primary.getVisualBounds());
    javafx.stage.Screen.getScreens().stream()
        .filter(screen -> !screen.equals(primary))
        .forEach(screen -> bounds.add(screen.getVisualBounds()));
    return bounds;
  }

  /**
   * Returns the nearest position that is fully on one screen: the one that it overlaps most, or the
   * first if there is no overlap.
   *
   * @param screens usable area of each screen, at least one
   */
  static Rectangle2D fitted(Rectangle2D wanted, List<Rectangle2D> screens) {
    Rectangle2D on = screens.get(0);
    for (Rectangle2D screen : screens) {
      if (shared(wanted, screen) > shared(wanted, on)) {
        on = screen;
      }
    }
    double width = Math.min(wanted.getWidth(), on.getWidth());
    double height = Math.min(wanted.getHeight(), on.getHeight());
    return new Rectangle2D(
        Math.max(on.getMinX(), Math.min(wanted.getMinX(), on.getMaxX() - width)),
        Math.max(on.getMinY(), Math.min(wanted.getMinY(), on.getMaxY() - height)),
        width,
        height);
  }

  private static double shared(Rectangle2D a, Rectangle2D b) {
    double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }
}

package spikeloom.ui.screen;

import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** A mouse without a hand. */
final class Mouse {
  private static final double NOTCH = 40;

  private Mouse() {}

  /** A click on a node, in its own coordinates. */
  static MouseEvent click(Node node, double x, double y) {
    return event(
        MouseEvent.MOUSE_CLICKED, node, MouseButton.PRIMARY, new Point2D(x, y), Path.STILL);
  }

  /** A double click on a node, in its own coordinates. */
  static MouseEvent doubleClick(Node node, double x, double y) {
    return event(
        MouseEvent.MOUSE_CLICKED, node, MouseButton.PRIMARY, new Point2D(x, y), Path.STILL, 2);
  }

  /** A drag from corner to corner, with the click that ends it. */
  static void drag(Node node, MouseButton button, List<Point2D> corners) {
    node.fireEvent(event(MouseEvent.MOUSE_PRESSED, node, button, corners.get(0), Path.STILL));
    for (Point2D corner : corners) {
      node.fireEvent(event(MouseEvent.MOUSE_DRAGGED, node, button, corner, Path.MOVED));
    }
    Point2D last = corners.get(corners.size() - 1);
    node.fireEvent(event(MouseEvent.MOUSE_RELEASED, node, button, last, Path.MOVED));
    node.fireEvent(event(MouseEvent.MOUSE_CLICKED, node, button, last, Path.MOVED));
  }

  /** A turn of the wheel by some notches, upwards if positive. */
  static ScrollEvent wheel(Node node, double x, double y, int notches) {
    Point2D at = node.localToScene(x, y);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        at.getX(),
        at.getY(),
        0,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        NOTCH * notches,
        0,
        NOTCH * notches,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  /** Where the mouse went since its button was pressed. */
  private enum Path {
    STILL,
    MOVED
  }

  private static MouseEvent event(
      EventType<MouseEvent> type, Node node, MouseButton button, Point2D place, Path path) {
    return event(type, node, button, place, path, 1);
  }

  private static MouseEvent event(
      EventType<MouseEvent> type,
      Node node,
      MouseButton button,
      Point2D place,
      Path path,
      int clicks) {
    Point2D at = node.localToScene(place);
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        0,
        0,
        button,
        clicks,
        false,
        false,
        false,
        false,
        button == MouseButton.PRIMARY,
        button == MouseButton.MIDDLE,
        button == MouseButton.SECONDARY,
        false,
        false,
        path == Path.STILL,
        null);
  }
}

package spikeloom.ui.screen;

import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A mouse without a hand. */
final class Mouse {
  private Mouse() {}

  /** A click on a node, in its own coordinates. */
  static MouseEvent click(Node node, double x, double y) {
    return event(MouseEvent.MOUSE_CLICKED, node, new Point2D(x, y), true);
  }

  /** A drag from corner to corner, with the click that ends it. */
  static void drag(Node node, List<Point2D> corners) {
    node.fireEvent(event(MouseEvent.MOUSE_PRESSED, node, corners.get(0), true));
    for (Point2D corner : corners) {
      node.fireEvent(event(MouseEvent.MOUSE_DRAGGED, node, corner, false));
    }
    Point2D last = corners.get(corners.size() - 1);
    node.fireEvent(event(MouseEvent.MOUSE_RELEASED, node, last, false));
    node.fireEvent(event(MouseEvent.MOUSE_CLICKED, node, last, false));
  }

  private static MouseEvent event(
      EventType<MouseEvent> type, Node node, Point2D place, boolean still) {
    Point2D at = node.localToScene(place);
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        still,
        null);
  }
}

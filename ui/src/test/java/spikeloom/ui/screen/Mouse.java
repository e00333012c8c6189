package spikeloom.ui.screen;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A mouse without a hand. */
final class Mouse {
  private Mouse() {}

  /** A click on a node, in its own coordinates. */
  static MouseEvent click(Node node, double x, double y) {
    Point2D at = node.localToScene(x, y);
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
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
        true,
        null);
  }
}

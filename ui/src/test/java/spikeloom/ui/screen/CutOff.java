package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;

/** Finds controls that a window of the least width cuts off. */
final class CutOff {
  static final double LEAST_WIDTH = 960;

  private CutOff() {}

  /** The same after a layout, before anything else can change the window. */
  static List<String> buttonsAfterLayout(Parent root) {
    root.applyCss();
    root.layout();
    return buttons(root);
  }

  /** Buttons that are narrower than their text, or reach over the edge of the window. */
  static List<String> buttons(Node node) {
    List<String> cut = new ArrayList<>();
    if (!node.isVisible()) {
      return cut;
    }
    if (node instanceof ButtonBase button && !button.getText().isEmpty()) {
      double right = button.localToScene(button.getWidth(), 0).getX();
      if (button.getWidth() + 1 < button.prefWidth(-1) || right > LEAST_WIDTH + 1) {
        cut.add(button.getId() + " '" + button.getText() + "'");
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> cut.addAll(buttons(child)));
    }
    return cut;
  }
}

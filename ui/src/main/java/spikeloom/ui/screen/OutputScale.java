package spikeloom.ui.screen;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Number of screen pixels per unit of the window that shows a node. */
final class OutputScale {
  private OutputScale() {}

  /** The current scale; 1 before the node is in a window. */
  static double of(Node node) {
    Scene scene = node.getScene();
    Window window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : Math.max(1, window.getOutputScaleX());
  }

  /** Adds a listener for changes of the scale, when a window opens or moves to another screen. */
  static void onChange(Node node, Runnable then) {
    ObservableValue<Number> scale =
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::outputScaleXProperty)
            .orElse(1.0);
    scale.addListener((observed, before, now) -> then.run());
  }
}

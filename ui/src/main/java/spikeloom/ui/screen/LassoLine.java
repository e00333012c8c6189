package spikeloom.ui.screen;

import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import spikeloom.ui.chart.Lasso;
import spikeloom.ui.chart.Points;

/** A lasso line drawn by dragging over the node below it; it closes on release. */
final class LassoLine extends Pane {
  /** Fewer points than mouse events are enough. */
  private static final double STEP = 3;

  private final Polygon line = new Polygon();
  private final Consumer<Lasso> drawn;

  /** Follows drags on {@code below}, which has the same position and size. */
  LassoLine(Node below, Consumer<Lasso> drawn) {
    this.drawn = drawn;
    line.getStyleClass().add("lasso");
    line.setManaged(false);
    getChildren().add(line);
    setMouseTransparent(true);
    below.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> line.getPoints().clear());
    below.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    below.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
  }

  private void drag(MouseEvent event) {
    if (!event.isPrimaryButtonDown() || event.isStillSincePress()) {
      return;
    }
    ObservableList<Double> at = line.getPoints();
    int size = at.size();
    if (size == 0
        || Math.hypot(event.getX() - at.get(size - 2), event.getY() - at.get(size - 1)) >= STEP) {
      at.addAll(event.getX(), event.getY());
    }
  }

  private void release() {
    ObservableList<Double> at = line.getPoints();
    int corners = at.size() / 2;
    double[] x = new double[corners];
    double[] y = new double[corners];
    for (int i = 0; i < corners; i++) {
      x[i] = at.get(2 * i);
      y[i] = at.get(2 * i + 1);
    }
    at.clear();
    if (corners > 2) {
      drawn.accept(new Lasso(new Points(x, y)));
    }
  }
}

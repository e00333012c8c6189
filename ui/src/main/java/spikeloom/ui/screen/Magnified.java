package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.FxSurface;

/**
 * A picture of a part of the window with several pixels per unit. A canvas has one pixel per unit
 * and would be blurred, so each is redrawn with more, smaller pixels and restored afterwards.
 */
public final class Magnified {
  private final Region root;
  private final ChartTheme theme;
  private final double scale;
  private final List<Runnable> undo = new ArrayList<>();

  private Magnified(Region root, ChartTheme theme, double scale) {
    this.root = root;
    this.theme = theme;
    this.scale = scale;
  }

  /** The picture of a region that has been laid out. */
  public static WritableImage snapshot(Region root, ChartTheme theme, double scale) {
    Magnified magnified = new Magnified(root, theme, scale);
    if (scale != 1) {
      magnified.enlarge();
    }
    try {
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setTransform(Transform.scale(scale, scale));
      return root.snapshot(
          parameters,
          new WritableImage(
              (int) Math.round(root.getWidth() * scale),
              (int) Math.round(root.getHeight() * scale)));
    } finally {
      magnified.undo.forEach(Runnable::run);
    }
  }

  private void enlarge() {
    List<Runnable> drawings = new ArrayList<>();
    for (Node node : root.lookupAll(".chart-view")) {
      if (node instanceof ChartView view) {
        drawings.add(enlarge(view));
      }
    }
    for (Node node : root.lookupAll(".sample-tile")) {
      if (node instanceof SampleTile tile) {
        drawings.add(enlarge(tile));
      }
    }
    root.layout(); // before chart canvases are enlarged, because layout would shrink them again
    drawings.forEach(Runnable::run);
  }

  /** Removes a chart's canvas from its layout; the result draws it. */
  private Runnable enlarge(ChartView view) {
    Canvas canvas = (Canvas) view.lookup("Canvas");
    Box area = view.area();
    Chart chart = view.figure().panels().get(0).chart();
    Scale smaller = new Scale(1 / scale, 1 / scale);
    canvas.setManaged(false);
    undo.add(
        () -> {
          canvas.getTransforms().remove(smaller);
          canvas.setWidth(area.width());
          canvas.setHeight(area.height());
          canvas.setTranslateX(0);
          canvas.setTranslateY(0);
          canvas.setManaged(true);
        });
    return () -> {
      canvas.getTransforms().add(smaller);
      Box whole = new Box(0, 0, area.width(), area.height());
      draw(canvas, whole, surface -> chart.draw(surface, whole, theme));
      align(canvas);
    };
  }

  /** Replaces a tile's canvas by a larger one; the result aligns it. */
  private Runnable enlarge(SampleTile tile) {
    Node own = tile.getGraphic();
    Bounds area = own.getLayoutBounds();
    Canvas canvas = new Canvas();
    canvas.getTransforms().add(new Scale(1 / scale, 1 / scale));
    draw(canvas, new Box(0, 0, area.getWidth(), area.getHeight()), tile::draw);
    Group group = new Group(canvas);
    tile.setGraphic(group);
    undo.add(() -> tile.setGraphic(own));
    return () -> align(group);
  }

  private void draw(Canvas canvas, Box area, Consumer<FxSurface> drawing) {
    canvas.setWidth(Math.rint(area.width() * scale));
    canvas.setHeight(Math.rint(area.height() * scale));
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.save();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.scale(scale, scale);
    drawing.accept(new FxSurface(graphics, scale));
    graphics.restore();
  }

  /** Moves a node to the next pixel boundary. */
  private void align(Node node) {
    Point2D at = node.localToScene(0, 0);
    node.setTranslateX((Math.rint(at.getX() * scale) - at.getX() * scale) / scale);
    node.setTranslateY((Math.rint(at.getY() * scale) - at.getY() * scale) / scale);
  }
}

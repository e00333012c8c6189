package spikeloom.ui.screen;

import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;

/** A chart in the window: draws itself at its size, takes the focus, and can be saved. */
final class ChartView extends Region implements FigureSource {
  private final Canvas canvas = new Canvas();
  private final Desk desk;
  private Chart chart;

  ChartView(Desk desk, Chart chart) {
    this.desk = desk;
    this.chart = chart;
    getStyleClass().add("chart-view");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(chart.title());
    setMinSize(120, 100);
    setOnMousePressed(event -> requestFocus());
    setOnContextMenuRequested(event -> menu().show(this, event.getScreenX(), event.getScreenY()));
    focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                desk.saver().sourceProperty().set(this);
              }
            });
    desk.view().theme().addListener((observed, before, now) -> requestLayout());
  }

  void show(Chart newChart) {
    chart = newChart;
    setAccessibleText(newChart.title());
    requestLayout();
  }

  /** Where in this view the chart is drawn. */
  Box area() {
    return new Box(canvas.getLayoutX(), canvas.getLayoutY(), canvas.getWidth(), canvas.getHeight());
  }

  @Override
  public Figure figure() {
    return Figure.of(
        chart,
        Math.max(240, canvas.getWidth()),
        Math.max(160, canvas.getHeight()),
        ChartTheme.LIGHT);
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double width = Math.max(0, getWidth() - left - snappedRightInset());
    double height = Math.max(0, getHeight() - top - snappedBottomInset());
    canvas.setWidth(width);
    canvas.setHeight(height);
    canvas.relocate(left, top);
    if (width >= 40 && height >= 40 && !hidden()) {
      canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
      FxSurface surface = new FxSurface(canvas.getGraphicsContext2D(), screenScale());
      chart.draw(surface, new Box(0, 0, width, height), desk.view().theme().get().charts());
    }
  }

  /** Whether its screen is not the one that is shown: nothing would take the drawing up. */
  private boolean hidden() {
    @Nullable Parent parent = getParent();
    while (parent != null && !parent.getStyleClass().contains(Workbench.SCREEN)) {
      parent = parent.getParent();
    }
    return parent != null && !parent.isVisible();
  }

  private double screenScale() {
    @Nullable Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : Math.max(1, window.getOutputScaleX());
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (FigureFile.Format format : FigureFile.Format.values()) {
      MenuItem item = new MenuItem("Save as " + format.name() + " …");
      item.setOnAction(event -> desk.saver().save(figure(), format));
      menu.getItems().add(item);
    }
    for (int times = 1; times <= FigureFile.MOST_SCALE; times++) {
      int scale = times;
      MenuItem item = new MenuItem("Save as PNG, " + scale + "× …");
      item.setOnAction(event -> desk.saver().save(figure(), FigureFile.Format.PNG, scale));
      menu.getItems().add(item);
    }
    return menu;
  }
}

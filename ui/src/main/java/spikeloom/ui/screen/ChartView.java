package spikeloom.ui.screen;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.FxPictures;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.chart.Zoomable;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;

/**
 * A chart in the window. It draws itself at its size, can be focused and saved, and zoomed if it is
 * {@link Zoomable}.
 */
final class ChartView extends Region implements FigureSource {
  private final Canvas canvas = new Canvas();
  private final FxPictures pictures = new FxPictures();
  private final Desk desk;
  private Chart chart;
  private MouseButton pressed = MouseButton.NONE;

  ChartView(Desk desk, Chart chart) {
    this(desk, chart, ChartZoom.PrimaryButton.PANS);
  }

  ChartView(Desk desk, Chart chart, ChartZoom.PrimaryButton primary) {
    this.desk = desk;
    this.chart = chart;
    getStyleClass().add("chart-view");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    describe();
    setMinSize(120, 100);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    setOnContextMenuRequested(this::menuRequested);
    new ChartZoom(this, new Place(), primary);
    focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                desk.saver().sourceProperty().set(this);
              }
            });
    desk.view().theme().addListener((observed, before, now) -> requestLayout());
  }

  /** Shows another chart; the visible part is kept if possible. */
  void show(Chart newChart) {
    chart = ChartZoom.followed(chart, newChart);
    describe();
    requestLayout();
  }

  /** The visible part of the chart. */
  Viewport viewport() {
    return chart instanceof Zoomable zoomable ? zoomable.view() : Viewport.whole();
  }

  /** Pans a zoomed chart as little as necessary to show a cell. */
  void reveal(int across, int up) {
    if (chart instanceof Zoomable zoomable) {
      double width = zoomable.cells().across();
      double height = zoomable.cells().up();
      chart =
          zoomable.within(
              zoomable
                  .view()
                  .showing(across / width, (across + 1) / width, up / height, (up + 1) / height));
      requestLayout();
    }
  }

  private void press(MouseEvent event) {
    pressed = event.getButton();
    requestFocus();
  }

  /** Dragging with the secondary button pans, so the menu opens on a click only. */
  private void menuRequested(ContextMenuEvent event) {
    boolean mayDrag = chart instanceof Zoomable && pressed == MouseButton.SECONDARY;
    if (event.isKeyboardTrigger() || !mayDrag) {
      menu().show(this, event.getScreenX(), event.getScreenY());
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY
        && chart instanceof Zoomable
        && event.isStillSincePress()) {
      menu().show(this, event.getScreenX(), event.getScreenY());
    }
  }

  private void describe() {
    setAccessibleText(chart.title());
    setAccessibleHelp(chart instanceof Zoomable ? ChartZoom.HELP : null);
  }

  /** Area of this view in which the chart is drawn. */
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
      pictures.begin();
      FxSurface surface =
          new FxSurface(canvas.getGraphicsContext2D(), OutputScale.of(this), pictures);
      chart.draw(surface, new Box(0, 0, width, height), desk.view().theme().get().charts());
    }
  }

  /** Whether its screen is hidden, so that drawing would have no effect. */
  private boolean hidden() {
    @Nullable Parent parent = getParent();
    while (parent != null && !parent.getStyleClass().contains(Workbench.SCREEN)) {
      parent = parent.getParent();
    }
    return parent != null && !parent.isVisible();
  }

  /** Adapter from this view to its zoom. */
  private final class Place implements ChartZoom.Place {
    @Override
    public Optional<Zoomable> chart() {
      return chart instanceof Zoomable zoomable ? Optional.of(zoomable) : Optional.empty();
    }

    @Override
    public Box plot(Zoomable zoomable) {
      return zoomable.plot(area(), desk.view().theme().get().charts());
    }

    @Override
    public void show(Zoomable zoomable) {
      chart = zoomable;
      requestLayout();
    }
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

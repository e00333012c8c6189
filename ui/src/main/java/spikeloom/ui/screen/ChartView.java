package spikeloom.ui.screen;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.Enlargeable;
import spikeloom.ui.chart.FxPictures;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.chart.PictureChart;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.chart.Zoomable;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.text.Texts;

/**
 * A chart in the window. It draws itself at its size, can be focused and saved, zoomed if it is
 * {@link Zoomable}, and shown large if it is {@link Enlargeable}.
 */
final class ChartView extends Region implements FigureSource {
  private static final Duration TIP_DELAY = Duration.seconds(1.5);

  private final Canvas canvas = new Canvas();
  private final FxPictures pictures = new FxPictures();
  private final Desk desk;
  private final ReadOnlyObjectWrapper<Chart> chart;
  private final Tooltip tip = new Tooltip();
  private @Nullable LinkedCharts linked;
  private boolean mayEnlarge = true;
  private MouseButton pressed = MouseButton.NONE;

  ChartView(Desk desk, Chart chart) {
    this(desk, chart, ChartZoom.PrimaryButton.PANS);
  }

  ChartView(Desk desk, Chart chart, ChartZoom.PrimaryButton primary) {
    this.desk = desk;
    this.chart = new ReadOnlyObjectWrapper<>(this, "chart", chart);
    tip.setShowDelay(TIP_DELAY);
    getStyleClass().add("chart-view");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    describe();
    setMinSize(120, 100);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
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
    draw(common(newChart).orElseGet(() -> ChartZoom.followed(chart(), newChart)));
    describe();
  }

  private Optional<Chart> common(Chart newChart) {
    return Optional.ofNullable(linked).flatMap(others -> others.followed(newChart));
  }

  private void draw(Chart newChart) {
    chart.set(newChart);
    requestLayout();
  }

  /** The chart with its visible part. */
  Chart chart() {
    return chart.get();
  }

  /** Holds the chart. */
  ReadOnlyObjectProperty<Chart> chartProperty() {
    return chart.getReadOnlyProperty();
  }

  /** From now on, its visible part is also that of other charts. */
  void link(LinkedCharts others) {
    linked = others;
  }

  /** Shows the part that the linked charts show. */
  void follow() {
    common(chart()).filter(next -> !next.equals(chart())).ifPresent(this::draw);
  }

  /** From now on, it cannot be shown large, because it is. */
  void forbidEnlarging() {
    mayEnlarge = false;
    describe();
  }

  private boolean enlargeable() {
    return mayEnlarge && chart() instanceof Enlargeable;
  }

  private void enlarge() {
    List<ChartView> views = linked == null ? List.of(this) : linked.enlargeable();
    desk.enlarger().show(new Enlarger.Request(views, this));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && enlargeable()) {
      enlarge();
      event.consume();
    }
  }

  /** The visible part of the chart. */
  Viewport viewport() {
    return chart() instanceof Zoomable zoomable ? zoomable.view() : Viewport.whole();
  }

  /** Pans a zoomed chart as little as necessary to show a cell. */
  void reveal(int across, int up) {
    if (chart() instanceof Zoomable zoomable) {
      double width = zoomable.cells().across();
      double height = zoomable.cells().up();
      draw(
          zoomable.within(
              zoomable
                  .view()
                  .showing(across / width, (across + 1) / width, up / height, (up + 1) / height)));
    }
  }

  private void press(MouseEvent event) {
    pressed = event.getButton();
    requestFocus();
  }

  /** Dragging with the secondary button pans, so the menu opens on a click only. */
  private void menuRequested(ContextMenuEvent event) {
    boolean mayDrag = chart() instanceof Zoomable && pressed == MouseButton.SECONDARY;
    if (event.isKeyboardTrigger() || !mayDrag) {
      menu().show(this, event.getScreenX(), event.getScreenY());
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY
        && chart() instanceof Zoomable
        && event.isStillSincePress()) {
      menu().show(this, event.getScreenX(), event.getScreenY());
    } else if (event.getButton() == MouseButton.PRIMARY
        && event.getClickCount() == 2
        && event.isStillSincePress()
        && enlargeable()) {
      enlarge();
    }
  }

  private void describe() {
    setAccessibleText(chart().description());
    Optional<String> help = help();
    setAccessibleHelp(help.orElse(null));
    if (chart() instanceof Enlargeable && help.isPresent()) {
      tip.setText(help.get());
      Tooltip.install(this, tip);
    } else {
      Tooltip.uninstall(this, tip);
    }
  }

  private Optional<String> help() {
    if (chart() instanceof PictureChart) {
      return Optional.of(mayEnlarge ? ChartZoom.pictureHelp() : ChartZoom.pictureKeys());
    }
    if (chart() instanceof Zoomable) {
      return Optional.of(ChartZoom.help());
    }
    return enlargeable() ? Optional.of(ChartZoom.enlargeHelp()) : Optional.empty();
  }

  /** Area of this view in which the chart is drawn. */
  Box area() {
    return new Box(canvas.getLayoutX(), canvas.getLayoutY(), canvas.getWidth(), canvas.getHeight());
  }

  @Override
  public Figure figure() {
    return Figure.of(
        chart(),
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
      chart().draw(surface, new Box(0, 0, width, height), desk.view().theme().get().charts());
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
      return ChartView.this.chart() instanceof Zoomable zoomable
          ? Optional.of(zoomable)
          : Optional.empty();
    }

    @Override
    public Box plot(Zoomable zoomable) {
      return zoomable.plot(area(), desk.view().theme().get().charts());
    }

    @Override
    public boolean opensLarge() {
      return enlargeable();
    }

    @Override
    public void show(Zoomable zoomable) {
      draw(zoomable);
      if (linked != null) {
        linked.moved(zoomable);
      }
    }
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (FigureFile.Format format : FigureFile.Format.values()) {
      MenuItem item = new MenuItem(Texts.SCREEN.get("chart.save-as", format.name()));
      item.setOnAction(event -> desk.saver().save(figure(), format));
      menu.getItems().add(item);
    }
    for (int times = 1; times <= FigureFile.MOST_SCALE; times++) {
      int scale = times;
      MenuItem item = new MenuItem(Texts.SCREEN.get("chart.save-as", "PNG, " + scale + "×"));
      item.setOnAction(event -> desk.saver().save(figure(), FigureFile.Format.PNG, scale));
      menu.getItems().add(item);
    }
    return menu;
  }
}

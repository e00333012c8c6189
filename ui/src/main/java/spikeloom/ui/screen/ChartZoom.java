package spikeloom.ui.screen;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.PictureChart;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.chart.Zoomable;
import spikeloom.ui.text.Texts;

/**
 * Controls the visible part of a chart by wheel, mouse and keyboard. The wheel zooms about the
 * pointer, and so does a pinch; a drag, and the wheel with Shift, pan. Gestures without effect are
 * passed to the parent.
 */
final class ChartZoom {
  /** Accessible help text of a zoomable chart. */
  static String help() {
    return Texts.SCREEN.get("zoom.help");
  }

  /** The keys of a picture, in short. */
  static String pictureKeys() {
    return Texts.SCREEN.get("zoom.picture-keys");
  }

  /** Help text of a picture that can be zoomed. */
  static String pictureHelp() {
    return Texts.SCREEN.get("zoom.picture-help");
  }

  /** Help text of a picture that can only be enlarged. */
  static String enlargeHelp() {
    return Texts.SCREEN.get("zoom.enlarge-help");
  }

  private static final double FACTOR = 1.25;
  private static final double KEY_FACTOR = 1.5;
  private static final double KEY_STEP = 0.25;

  /** Scroll amount of one notch of the wheel. */
  private static final double NOTCH = 40;

  /** What the primary mouse button does on a chart. */
  enum PrimaryButton {
    /** A drag pans, a double click shows everything. */
    PANS,
    /** The view handles it. */
    TAKEN
  }

  /** The view of the chart. */
  interface Place {
    /** The chart, if it can be zoomed. */
    Optional<Zoomable> chart();

    /** Area of the cells, in the coordinates of the node. */
    Box plot(Zoomable chart);

    /** Whether a double click has another meaning than to show everything. */
    boolean opensLarge();

    /** Shows another part of the same chart. */
    void show(Zoomable chart);
  }

  private final Node node;
  private final Place place;
  private final PrimaryButton primary;
  private double lastX;
  private double lastY;

  ChartZoom(Node node, Place place, PrimaryButton primary) {
    this.node = node;
    this.place = place;
    this.primary = primary;
    node.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    node.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    node.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> node.setCursor(null));
    node.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    node.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    node.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  /** Sets a new chart; the visible part is kept while the number of cells stays the same. */
  static Chart followed(Chart before, Chart now) {
    return before instanceof Zoomable old
            && now instanceof Zoomable next
            && old.cells().equals(next.cells())
        ? next.within(old.view())
        : now;
  }

  private void scroll(ScrollEvent event) {
    place
        .chart()
        .ifPresent(
            chart -> {
              Box plot = place.plot(chart);
              Viewport view = chart.view();
              // With Shift, some systems scroll horizontally and some do not.
              double across = event.getDeltaX() + (event.isShiftDown() ? event.getDeltaY() : 0);
              Viewport next =
                  across != 0
                      ? view.panned(-across / plot.width(), 0)
                      : chart.zoomed(
                          Math.pow(FACTOR, event.getDeltaY() / NOTCH),
                          share((event.getX() - plot.x()) / plot.width()),
                          share((plot.bottom() - event.getY()) / plot.height()));
              if (change(chart, next)) {
                event.consume();
              }
            });
  }

  private void pinch(ZoomEvent event) {
    place
        .chart()
        .ifPresent(
            chart -> {
              Box plot = place.plot(chart);
              Viewport next =
                  chart.zoomed(
                      event.getZoomFactor(),
                      share((event.getX() - plot.x()) / plot.width()),
                      share((plot.bottom() - event.getY()) / plot.height()));
              if (change(chart, next)) {
                event.consume();
              }
            });
  }

  private static double share(double place) {
    return Math.max(0, Math.min(1, place));
  }

  private void press(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
  }

  private void drag(MouseEvent event) {
    boolean pans =
        event.isMiddleButtonDown()
            || event.isSecondaryButtonDown()
            || (primary == PrimaryButton.PANS && event.isPrimaryButtonDown());
    @Nullable Zoomable chart = place.chart().orElse(null);
    if (pans && chart != null && !chart.view().isWhole()) {
      Box plot = place.plot(chart);
      double dx = (lastX - event.getX()) / plot.width();
      double dy = (event.getY() - lastY) / plot.height();
      node.setCursor(Cursor.CLOSED_HAND);
      change(chart, chart.view().panned(dx, dy));
      event.consume();
    }
    lastX = event.getX();
    lastY = event.getY();
  }

  private void click(MouseEvent event) {
    if (primary == PrimaryButton.PANS
        && event.getButton() == MouseButton.PRIMARY
        && event.getClickCount() == 2
        && event.isStillSincePress()
        && !place.opensLarge()) {
      place.chart().ifPresent(chart -> change(chart, Viewport.whole()));
    }
  }

  private void press(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code.isArrowKey()) {
      arrow(event);
      return;
    }
    double by = code == KeyCode.PAGE_UP ? KEY_STEP : code == KeyCode.PAGE_DOWN ? -KEY_STEP : 0;
    if (by != 0 || code == KeyCode.HOME) {
      place
          .chart()
          .ifPresent(
              chart -> {
                Viewport view = chart.view();
                Viewport next =
                    code == KeyCode.HOME
                        ? Viewport.whole()
                        : event.isShiftDown() ? view.panned(by, 0) : view.panned(0, by);
                if (change(chart, next)) {
                  event.consume();
                }
              });
    }
  }

  /** Pans a zoomed picture; at its edge as well, the arrow has no other meaning. */
  private void arrow(KeyEvent event) {
    place
        .chart()
        .filter(chart -> chart instanceof PictureChart && !chart.view().isWhole())
        .ifPresent(
            chart -> {
              double dx =
                  switch (event.getCode()) {
                    case LEFT, KP_LEFT -> -KEY_STEP;
                    case RIGHT, KP_RIGHT -> KEY_STEP;
                    default -> 0;
                  };
              double dy =
                  switch (event.getCode()) {
                    case DOWN, KP_DOWN -> -KEY_STEP;
                    case UP, KP_UP -> KEY_STEP;
                    default -> 0;
                  };
              change(chart, chart.view().panned(dx, dy));
              event.consume();
            });
  }

  private void typed(KeyEvent event) {
    String key = event.getCharacter();
    if (event.isShortcutDown()) {
      return;
    }
    if (key.equals("0")) {
      place
          .chart()
          .filter(chart -> change(chart, Viewport.whole()))
          .ifPresent(chart -> event.consume());
    }
    // On many keyboards, plus is Shift with the equals key.
    double factor =
        key.equals("+") || key.equals("=") ? KEY_FACTOR : key.equals("-") ? 1 / KEY_FACTOR : 1;
    if (factor != 1) {
      place
          .chart()
          .ifPresent(
              chart -> {
                if (change(chart, chart.zoomed(factor, 0.5, 0.5))) {
                  event.consume();
                }
              });
    }
  }

  private boolean change(Zoomable chart, Viewport next) {
    if (next.equals(chart.view())) {
      return false;
    }
    place.show(chart.within(next));
    return true;
  }
}

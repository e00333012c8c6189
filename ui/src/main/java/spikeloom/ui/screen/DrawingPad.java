package spikeloom.ui.screen;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.PointedChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.chart.SignalPlace;
import spikeloom.ui.model.DrawingModel;
import spikeloom.ui.model.PenMove;
import spikeloom.ui.text.Texts;

/**
 * Where a picture or a curve is drawn. The primary button draws, with Shift it erases. By keyboard,
 * arrows move the pen, Space draws a dot, Shift with an arrow draws a line, and Delete clears.
 */
final class DrawingPad extends StackPane {

  private static final double PEN = 5;

  private final DrawingModel model;
  private final Desk desk;
  private final ChartView view;
  private final Circle pen = new Circle(PEN);
  private SignalPlace place = new SignalPlace(0, 0.5, 0.5);
  private @Nullable PenMove last;

  DrawingPad(Desk desk, DrawingModel model) {
    this.model = model;
    this.desk = desk;
    view =
        new ChartView(
            desk, Nothing.raster(Texts.SCREEN.get("drawing.title")), ChartZoom.PrimaryButton.TAKEN);
    view.setId("drawing-pad");
    view.forbidEnlarging();
    view.setAccessibleHelp(Texts.SCREEN.get("drawing.help"));
    pen.getStyleClass().add("drawing-pen");
    pen.setManaged(false);
    pen.setMouseTransparent(true);
    pen.setVisible(false);
    getChildren().addAll(view, pen);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> last = null);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    view.focusedProperty().addListener((observed, before, now) -> pen.setVisible(false));
    model.signalProperty().addListener((observed, before, now) -> show(now));
    visibleProperty().bind(model.activeProperty());
  }

  /** Gets the focus, so that keys draw at once. */
  void focus() {
    view.requestFocus();
  }

  private void show(@Nullable Signal signal) {
    if (signal != null) {
      view.show(SignalCharts.of(Texts.SCREEN.get("drawing.title"), signal));
      view.setAccessibleText(Texts.SCREEN.get("drawing.title"));
      view.setAccessibleHelp(Texts.SCREEN.get("drawing.help"));
    }
  }

  private ChartTheme theme() {
    return desk.view().theme().get().charts();
  }

  private Optional<PointedChart> chart() {
    return view.chart() instanceof PointedChart chart ? Optional.of(chart) : Optional.empty();
  }

  private void press(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      chart()
          .ifPresent(
              chart -> {
                int variable = chart.variableAt(event.getY(), view.area(), theme());
                place = place(chart, event, variable);
                begin(event.isShiftDown());
              });
    }
  }

  private void drag(MouseEvent event) {
    PenMove before = last;
    if (before != null && event.isPrimaryButtonDown()) {
      chart()
          .ifPresent(
              chart -> {
                place = place(chart, event, before.variable());
                last = before.to(place.across(), place.down());
                model.move(last);
              });
    }
  }

  private SignalPlace place(PointedChart chart, MouseEvent event, int variable) {
    return chart.placeAt(
        new PointedChart.Point(event.getX(), event.getY()), variable, view.area(), theme());
  }

  /** Puts the pen down where it is. */
  private void begin(boolean erases) {
    last = PenMove.dot(place.variable(), place.across(), place.down(), erases);
    model.press(last);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    PenMove.Grid grid = model.grid();
    boolean known = true;
    switch (event.getCode()) {
      case LEFT -> step(-grid.across(), 0, event.isShiftDown());
      case RIGHT -> step(grid.across(), 0, event.isShiftDown());
      case UP -> step(0, -grid.down(), event.isShiftDown());
      case DOWN -> step(0, grid.down(), event.isShiftDown());
      case SPACE -> begin(event.isShiftDown());
      case DELETE, BACK_SPACE -> model.clear();
      default -> known = false; // other keys have other meanings
    }
    if (known) {
      showPen();
      event.consume();
    }
  }

  /** Moves the pen by keys, with or without a line. */
  private void step(double across, double down, boolean draws) {
    PenMove from = PenMove.dot(place.variable(), place.across(), place.down(), false);
    place =
        new SignalPlace(
            place.variable(), inside(place.across() + across), inside(place.down() + down));
    if (draws) {
      model.press(from.to(place.across(), place.down()));
    }
  }

  private static double inside(double fraction) {
    return Math.max(0, Math.min(1, fraction));
  }

  private void showPen() {
    chart()
        .ifPresent(
            chart -> {
              PointedChart.Point at = chart.pointAt(place, view.area(), theme());
              pen.setCenterX(view.getLayoutX() + at.x());
              pen.setCenterY(view.getLayoutY() + at.y());
              pen.setVisible(true);
            });
  }
}

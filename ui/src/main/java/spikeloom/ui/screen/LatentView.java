package spikeloom.ui.screen;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.LatentInformation;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikePart;
import spikeloom.ui.chart.LatentChart;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.ExploreView;
import spikeloom.ui.text.Texts;

/**
 * Edits latent spikes by mouse and keyboard: arrows move from cell to cell, Space or a click adds
 * or deletes a spike, Alt with an arrow moves it in time; a drag, or Shift with arrows, selects the
 * part that the decoder reads. The chart is zoomed and panned without the primary button.
 */
final class LatentView extends StackPane {
  private final ExploreModel model;
  private final Desk desk;
  private final ChartView view;
  private @Nullable Cell pressed;
  private @Nullable Cell anchor;
  private LatentChart chart =
      new LatentChart(
          Texts.SCREEN.get("latent-spikes"),
          new float[1][1],
          null,
          0,
          null,
          null,
          Viewport.whole());

  LatentView(Desk desk, ExploreModel model) {
    this.model = model;
    this.desk = desk;
    view = new ChartView(desk, chart, ChartZoom.PrimaryButton.TAKEN);
    view.setId("latent-spikes");
    getChildren().add(view);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed = cell(event).orElse(null));
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(ExploreView shown) {
    @Nullable Cell cell = model.cursorProperty().get();
    chart =
        new LatentChart(
            Texts.SCREEN.get("latent-spikes"),
            shown.spikes(),
            shown.sample().information().map(LatentInformation::bits).orElse(null),
            shown.seen(),
            model.brushProperty().get(),
            cell,
            Viewport.whole());
    view.show(chart);
  }

  private Optional<Cell> cell(MouseEvent event) {
    return chart
        .within(view.viewport())
        .at(event.getX(), event.getY(), view.area(), desk.view().theme().get().charts());
  }

  private void point(MouseEvent event) {
    cell(event)
        .filter(cell -> !cell.equals(model.cursorProperty().get()))
        .ifPresent(model.cursorProperty()::set);
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      cell(event)
          .ifPresent(
              cell -> {
                model.cursorProperty().set(cell);
                model.toggle(cell);
              });
    }
  }

  /** Dragging selects the cells from its start to the pointer. */
  private void drag(MouseEvent event) {
    @Nullable Cell from = pressed;
    if (from != null && event.isPrimaryButtonDown() && !event.isStillSincePress()) {
      cell(event).ifPresent(to -> brush(from, to));
    }
  }

  private void brush(Cell from, Cell to) {
    model
        .brushProperty()
        .set(
            new SpikePart(
                Math.min(from.step(), to.step()),
                Math.max(from.step(), to.step()) + 1,
                Math.min(from.neuron(), to.neuron()),
                Math.max(from.neuron(), to.neuron()) + 1));
  }

  private void key(KeyEvent event) {
    model
        .view()
        .ifPresent(
            shown -> {
              @Nullable Cell at = model.cursorProperty().get();
              Cell cell = at == null ? new Cell(0, 0) : at;
              if (press(event, cell, shown)) {
                event.consume();
              }
            });
  }

  private boolean press(KeyEvent event, Cell cell, ExploreView shown) {
    KeyCode code = event.getCode();
    boolean moving = event.isAltDown();
    int across = code == KeyCode.RIGHT ? 1 : code == KeyCode.LEFT ? -1 : 0;
    int up = code == KeyCode.UP ? 1 : code == KeyCode.DOWN ? -1 : 0;
    if (moving && across != 0) {
      model.move(cell, across);
      return true;
    }
    if (across != 0 || up != 0) {
      int steps = shown.spikes().length;
      int neurons = shown.spikes()[0].length;
      Cell next =
          new Cell(
              Math.max(0, Math.min(steps - 1, cell.step() + across)),
              Math.max(0, Math.min(neurons - 1, cell.neuron() + up)));
      if (event.isShiftDown()) {
        anchor = anchor == null ? cell : anchor;
        brush(anchor, next);
      } else {
        anchor = null;
      }
      model.cursorProperty().set(next);
      view.reveal(next.step(), next.neuron());
      return true;
    }
    if (code == KeyCode.SPACE) {
      model.toggle(cell);
      return true;
    }
    return false;
  }
}

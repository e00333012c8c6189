package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.Enlargeable;
import spikeloom.ui.text.Texts;

/**
 * Shows charts as large as the window, side by side, and follows them when they change. Escape
 * closes it.
 */
final class EnlargedCharts extends VBox {
  private final Desk desk;
  private final Node behind;
  private final Label title = new Label();
  private final LargestCells charts = new LargestCells();
  private final List<Runnable> ends = new ArrayList<>();
  private @Nullable Node focusedBefore;

  /**
   * Creates the closed panel.
   *
   * @param behind what it covers, which gets no input while it is open
   */
  EnlargedCharts(Desk desk, Node behind) {
    this.desk = desk;
    this.behind = behind;
    setId("enlarged");
    getStyleClass().add("sample-detail");
    setVisible(false);
    charts.getStyleClass().add("sample-parts");
    VBox.setVgrow(charts, Priority.ALWAYS);
    getChildren().addAll(header(), charts);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    desk.enlarger().onRequest(this::open);
  }

  private Node header() {
    title.getStyleClass().add("detail-title");
    title.setId("enlarged-title");
    title.setMinWidth(0);
    Label help = new Label(ChartZoom.pictureKeys());
    help.getStyleClass().add("muted");
    help.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Action close =
        Action.of("close-enlarged", MenuSection.LOOK, Texts.SCREEN.get("close"), this::close);
    HBox header = new HBox(title, help, space, Buttons.iconic(close, Icon.CLOSE));
    header.getStyleClass().add("section-header");
    return header;
  }

  private void open(Enlarger.Request request) {
    end();
    focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
    List<ChartView> large = new ArrayList<>();
    for (ChartView source : request.views()) {
      large.add(follower(source));
    }
    title.setText(
        String.join(", ", request.views().stream().map(view -> view.chart().title()).toList()));
    charts.show(large);
    LinkedCharts.link(large);
    setVisible(true);
    // Before the rest is disabled, which would move the focus to any other control.
    large.get(Math.max(0, request.views().indexOf(request.first()))).requestFocus();
    behind.setDisable(true);
  }

  /** A large view of what another one shows, now and later. */
  private ChartView follower(ChartView source) {
    ChartView large = new ChartView(desk, enlarged(source.chart()));
    large.setId("enlarged-" + ends.size());
    large.forbidEnlarging();
    InvalidationListener follow = observed -> large.show(enlarged(source.chart()));
    source.chartProperty().addListener(follow);
    ends.add(() -> source.chartProperty().removeListener(follow));
    return large;
  }

  private static Chart enlarged(Chart chart) {
    return chart instanceof Enlargeable small ? small.enlarged() : chart;
  }

  /** Closes it and returns the focus. */
  void close() {
    if (isVisible()) {
      behind.setDisable(false);
      if (focusedBefore != null) {
        focusedBefore.requestFocus();
      }
      setVisible(false);
      end();
      charts.show(List.of());
    }
  }

  private void end() {
    ends.forEach(Runnable::run);
    ends.clear();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }
}

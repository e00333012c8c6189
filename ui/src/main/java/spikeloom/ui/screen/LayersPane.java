package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import spikeloom.run.LayerState;
import spikeloom.training.Snapshot;
import spikeloom.ui.model.LayerCard;

/** The network's layers as cards: those of the run, or of the plan if there is no run. */
final class LayersPane extends VBox {
  private final Desk desk;
  private final ObservableBooleanValue seen;
  private final FlowPane flow = new FlowPane();
  private final List<LayerCardView> views = new ArrayList<>();

  LayersPane(Desk desk, ObservableBooleanValue seen) {
    this.desk = desk;
    this.seen = seen;
    getStyleClass().add("section");
    flow.getStyleClass().add("layer-cards");
    flow.setId("layers");
    ScrollPane scroll = new ScrollPane(flow);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    InvalidationListener redraw = observed -> draw();
    seen.addListener(redraw);
    desk.run().snapshotProperty().addListener(redraw);
    desk.run().stateProperty().addListener(redraw);
    desk.plan().planProperty().addListener(redraw);
    draw();
  }

  /** Nothing is drawn while its tab is hidden. */
  private void draw() {
    if (!seen.get()) {
      return;
    }
    List<LayerCard> cards =
        desk.run()
            .plan()
            .or(desk.plan()::plan)
            .map(plan -> LayerCard.of(plan, states()))
            .orElse(List.of());
    while (views.size() > cards.size()) {
      views.remove(views.size() - 1);
      flow.getChildren().remove(views.size());
    }
    for (int i = 0; i < cards.size(); i++) {
      if (i == views.size()) {
        LayerCardView view = new LayerCardView(desk);
        view.setId("layer-" + (i + 1));
        views.add(view);
        flow.getChildren().add(view);
      }
      views.get(i).show(cards.get(i));
    }
  }

  private List<LayerState> states() {
    List<LayerState> known = desk.run().snapshot().map(Snapshot::layers).orElse(List.of());
    return desk.run().layers().latest(known);
  }
}

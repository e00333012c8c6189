package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import spikeloom.spike.Signal;
import spikeloom.ui.model.KnownSet;
import spikeloom.ui.model.SetsModel;
import spikeloom.ui.text.Texts;

/** The known data sets: those on this computer, and on request the others. */
final class DataSetTiles extends VBox {
  private final SetsModel model;
  private final Consumer<String> open;
  private final ViewOptions view;
  private final FlowPane here = new FlowPane();
  private final FlowPane others = new FlowPane();
  private final Hyperlink more = new Hyperlink();
  private final Node last;
  private List<DataSetTile> tiles = List.of();
  private boolean listed;

  /**
   * Creates the tiles.
   *
   * @param open shows a data set by its name
   * @param last follows the sets that are here
   */
  DataSetTiles(SetsModel model, Consumer<String> open, ViewOptions view, Node last) {
    this.model = model;
    this.open = open;
    this.view = view;
    this.last = last;
    getStyleClass().add("start-section");
    here.getStyleClass().add("start-tiles");
    others.getStyleClass().add("start-tiles");
    others.managedProperty().bind(others.visibleProperty());
    others.setVisible(false);
    more.setId("more-sets");
    more.setOnAction(event -> showOthers(!others.isVisible()));
    more.managedProperty().bind(more.visibleProperty());
    Label message = Tools.message(model.messageProperty());
    message.setId("sets-message");
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.managedProperty().bind(model.messageProperty().isNotEmpty());
    here.getChildren().add(last);
    getChildren().addAll(here, message, more, others);
    ListChangeListener<KnownSet> changed = change -> draw();
    model.sets().addListener(changed);
    MapChangeListener<String, Signal> read = change -> pictures();
    model.firsts().addListener(read);
    model
        .downloadingProperty()
        .addListener((observed, before, now) -> tiles.forEach(tile -> tile.showDownload(now)));
    view.theme().addListener((observed, before, now) -> pictures());
    sceneProperty()
        .addListener(
            (observed, before, now) -> {
              if (now != null && !listed) {
                listed = true;
                model.refresh();
              }
            });
    draw();
  }

  private void showOthers(boolean shown) {
    others.setVisible(shown);
    more.setText(
        shown
            ? Texts.SCREEN.get("sets.hide")
            : Texts.SCREEN.get("sets.more", others.getChildren().size()));
  }

  private void draw() {
    List<DataSetTile> drawn = new ArrayList<>();
    here.getChildren().clear();
    others.getChildren().clear();
    for (KnownSet set : model.sets()) {
      DataSetTile tile = new DataSetTile(set, model, () -> open.accept(set.entry().name()));
      drawn.add(tile);
      (set.here() ? here : others).getChildren().add(tile);
    }
    here.getChildren().add(last);
    tiles = List.copyOf(drawn);
    more.setVisible(!others.getChildren().isEmpty());
    showOthers(others.isVisible() && more.isVisible());
    pictures();
  }

  private void pictures() {
    for (int i = 0; i < tiles.size(); i++) {
      String name = model.sets().get(i).entry().name();
      tiles.get(i).show(Optional.ofNullable(model.firsts().get(name)), view.theme().get().charts());
    }
  }
}

package spikeloom.ui.screen;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.PictureGrid;
import spikeloom.ui.chart.Remark;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.text.Texts;

/**
 * Shows samples reconstructed by the current model, and beside them samples that its prior draws; a
 * tile opens the sample.
 */
final class GalleryPane extends VBox {

  private static final double GENERATED_WIDTH = 190;

  private final Desk desk;
  private final IntConsumer open;
  private final TilePane tiles = new TilePane();
  private final Label facts = new Label();
  private final ChartView generated;
  private final Label empty = new Label(Texts.SCREEN.get("gallery.empty"));

  GalleryPane(Desk desk, IntConsumer open) {
    this.desk = desk;
    this.open = open;
    getStyleClass().add("section");
    facts.getStyleClass().add("muted");
    facts.setWrapText(true);
    facts.setMinHeight(USE_PREF_SIZE);
    HBox header = new HBox(facts);
    header.getStyleClass().add("section-header");
    tiles.getStyleClass().add("tiles");
    tiles.setId("gallery");
    ScrollPane scroll = new ScrollPane(tiles);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    empty.getStyleClass().add("placeholder");
    StackPane stack = new StackPane(scroll, empty);
    generated = new ChartView(desk, new Remark(Texts.SCREEN.get("gallery.generated"), ""));
    generated.setId("generated");
    generated.setMinWidth(GENERATED_WIDTH);
    generated.setPrefWidth(GENERATED_WIDTH);
    generated.managedProperty().bind(generated.visibleProperty());
    HBox.setHgrow(stack, Priority.ALWAYS);
    HBox all = new HBox(stack, generated);
    all.getStyleClass().add("charts");
    VBox.setVgrow(all, Priority.ALWAYS);
    getChildren().addAll(header, all);
    desk.run().snapshotProperty().addListener((observed, before, now) -> draw());
    desk.view().theme().addListener((observed, before, now) -> draw());
    draw();
  }

  private void draw() {
    @Nullable Snapshot snapshot = desk.run().snapshot().orElse(null);
    List<Snapshot.Sample> samples = snapshot == null ? List.of() : snapshot.samples();
    empty.setVisible(samples.isEmpty());
    generated.setVisible(snapshot != null && !snapshot.generated().isEmpty());
    if (snapshot != null) {
      generated.show(
          new PictureGrid(
              Texts.SCREEN.get("gallery.generated"), "", snapshot.shape(), snapshot.generated()));
    }
    facts.setText(
        snapshot == null
            ? ""
            : SignalCharts.overlaid(snapshot.shape())
                ? Texts.SCREEN.get("gallery.curves", snapshot.step())
                : Texts.SCREEN.get("gallery.pictures", snapshot.step()));
    // Tiles are reused, so that a new snapshot does not take the focus away.
    while (tiles.getChildren().size() > samples.size()) {
      tiles.getChildren().remove(tiles.getChildren().size() - 1);
    }
    for (int i = 0; i < samples.size() && snapshot != null; i++) {
      if (i == tiles.getChildren().size()) {
        tiles.getChildren().add(tile(i, samples.get(i), snapshot));
      }
      ((SampleTile) tiles.getChildren().get(i))
          .show(samples.get(i), snapshot.shape(), desk.view().theme().get().charts());
    }
  }

  private SampleTile tile(int index, Snapshot.Sample sample, Snapshot snapshot) {
    SampleTile tile = new SampleTile(sample, snapshot.shape());
    tile.setId("sample-" + index);
    tile.setOnAction(event -> open.accept(index));
    tile.focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                desk.saver().sourceProperty().set(tile);
              }
            });
    return tile;
  }
}

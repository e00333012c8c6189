package spikeloom.ui.screen;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.SampleSelection;
import spikeloom.ui.text.Texts;

/** The samples selected on the map; Enter or a click explores one. */
final class SampleList extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final ExploreModel model;
  private final SampleSelection selection;
  private final Label summary = new Label();
  private final Label breakdown = new Label();
  private final ListView<LatentMap.Sample> list = new ListView<>();

  SampleList(ExploreModel model, List<Action> actions) {
    this.model = model;
    selection = model.map().selection();
    getStyleClass().add("sample-list");
    setId("sample-list");
    setMinWidth(150);
    summary.setId("chosen-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    breakdown.setId("chosen-classes");
    breakdown.setWrapText(true);
    breakdown.getStyleClass().add("muted");
    breakdown.setMinHeight(USE_PREF_SIZE);
    list.setId("chosen");
    list.setAccessibleText(Texts.SCREEN.get("list.chosen"));
    list.getStyleClass().add("dense");
    list.setCellFactory(view -> new Row());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    VBox.setVgrow(list, Priority.ALWAYS);
    HBox buttons =
        new HBox(
            Buttons.plain(WorkbenchActions.named(actions, "clear-list")),
            Buttons.plain(WorkbenchActions.named(actions, "save-list")));
    buttons.getStyleClass().add("sample-list-buttons");
    getChildren().setAll(summary, breakdown, list, buttons);
    selection.samplesProperty().addListener(observed -> show());
    model.indexProperty().addListener(observed -> mark());
    show();
  }

  private void show() {
    summary.setText(selection.summary());
    breakdown.setText(selection.breakdown());
    list.getItems().setAll(selection.samples());
    mark();
  }

  /** Marks the open sample, if it is in the list. */
  private void mark() {
    list.refresh();
    list.getItems().stream()
        .filter(this::open)
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
  }

  private boolean open(LatentMap.Sample sample) {
    return sample.index() == model.indexProperty().get();
  }

  private void key(KeyEvent event) {
    LatentMap.@Nullable Sample chosen = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && chosen != null) {
      model.indexProperty().set(chosen.index());
      event.consume();
    }
  }

  /** One sample as a row. */
  private final class Row extends ListCell<LatentMap.Sample> {
    Row() {
      setOnMouseClicked(
          event -> {
            LatentMap.@Nullable Sample sample = getItem();
            if (sample != null) {
              model.indexProperty().set(sample.index());
            }
          });
    }

    @Override
    protected void updateItem(LatentMap.@Nullable Sample sample, boolean empty) {
      super.updateItem(sample, empty);
      setText(sample == null || empty ? null : SampleSelection.line(sample));
      pseudoClassStateChanged(OPEN, sample != null && !empty && open(sample));
    }
  }
}

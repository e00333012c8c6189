package spikeloom.ui.screen;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.model.MapModel;
import spikeloom.ui.text.Texts;

/** Lists all samples of a class of the map, as a keyboard alternative to the lasso. */
final class ClassChoice extends ComboBox<String> {

  private final MapModel map;
  private boolean choosing;

  ClassChoice(MapModel map) {
    this.map = map;
    setId("class-choice");
    setPromptText(Texts.SCREEN.get("class-choice.prompt"));
    setAccessibleText(Texts.SCREEN.get("class-choice.list"));
    setTooltip(new Tooltip(Texts.SCREEN.get("class-choice.tip")));
    setButtonCell(new Chosen());
    setOnAction(event -> choose());
    map.mapProperty().addListener(observed -> getItems().setAll(map.selection().classes()));
    map.selection().samplesProperty().addListener(observed -> follow());
    getItems().setAll(map.selection().classes());
  }

  private void choose() {
    @Nullable String wanted = getValue();
    if (wanted != null) {
      choosing = true;
      map.selection().chooseClass(wanted);
      choosing = false;
    }
  }

  /** A selection made elsewhere is not a class. */
  private void follow() {
    if (!choosing) {
      setValue(null);
    }
  }

  /** Shows the prompt again when nothing is selected. */
  private static final class Chosen extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setText(
          item == null || empty
              ? Texts.SCREEN.get("class-choice.prompt")
              : Texts.SCREEN.get("class", item));
    }
  }
}

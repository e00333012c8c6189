package spikeloom.ui.screen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All shortcuts on one sheet above the window. */
final class ShortcutSheet extends StackPane {
  private @Nullable Node focusedBefore;

  private final List<Action> actions;

  ShortcutSheet(List<Action> actions) {
    this.actions = actions;
    getStyleClass().add("scrim");
    setId("shortcut-sheet");
    setVisible(false);
    setFocusTraversable(true);
    setOnMouseClicked(event -> close());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
            close();
            event.consume();
          }
        });
  }

  void open() {
    if (getChildren().isEmpty()) {
      getChildren().add(sheet());
    }
    if (!isVisible()) {
      focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
      setVisible(true);
      requestFocus();
    }
  }

  private void close() {
    setVisible(false);
    if (focusedBefore != null) {
      focusedBefore.requestFocus();
    }
  }

  private Node sheet() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcut-grid");
    int row = 0;
    for (Action.Group group : Action.Group.values()) {
      for (Action action : actions) {
        KeyCombination key = action.shortcut().orElse(null);
        if (action.group() == group && key != null) {
          line(grid, row++, action.title().replace(" …", ""), key.getDisplayText());
        }
      }
    }
    line(grid, row++, "Open the sample with the focus", "Enter");
    line(grid, row++, "Previous or next sample", "Left, Right");
    line(grid, row++, "Close what is open", "Esc");
    line(grid, row, "This sheet", "?");
    Label title = new Label("Keyboard shortcuts");
    title.getStyleClass().add("detail-title");
    VBox sheet = new VBox(title, grid);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return sheet;
  }

  private static void line(GridPane grid, int row, String title, String key) {
    Label keys = new Label(key);
    keys.getStyleClass().add("key");
    grid.addRow(row, new Label(title), keys);
  }
}

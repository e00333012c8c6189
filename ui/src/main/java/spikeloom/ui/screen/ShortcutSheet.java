package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.text.Texts;

/** Shows all shortcuts on a sheet above the window. */
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
          if (event.getCode() == KeyCode.ESCAPE) {
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

  /** Closes it and returns the focus. */
  void close() {
    if (isVisible()) {
      setVisible(false);
      if (focusedBefore != null) {
        focusedBefore.requestFocus();
      }
    }
  }

  private Node sheet() {
    List<Line> lines = new ArrayList<>();
    for (MenuSection section : MenuSection.values()) {
      for (Action action : actions) {
        KeyCombination key = action.shortcut().orElse(null);
        if (action.section() == section && key != null) {
          lines.add(new Line(action.fullTitle().replace(" …", ""), key.getDisplayText()));
        }
      }
    }
    lines.add(line("run-menu"));
    lines.add(line("open-sample"));
    lines.add(line("samples"));
    lines.add(line("move"));
    lines.add(line("spike"));
    lines.add(line("move-spike"));
    lines.add(line("select"));
    lines.add(line("zoom"));
    lines.add(line("pan-picture"));
    lines.add(line("large"));
    lines.add(line("pan-time"));
    lines.add(line("pan-channels"));
    lines.add(line("pan"));
    lines.add(line("reset"));
    lines.add(line("close"));
    lines.add(line("list"));
    int half = (lines.size() + 1) / 2;
    HBox columns =
        new HBox(column(lines.subList(0, half)), column(lines.subList(half, lines.size())));
    columns.getStyleClass().add("shortcut-columns");
    Label title = new Label(Texts.SCREEN.get("shortcuts.title"));
    title.getStyleClass().add("detail-title");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox sheet = new VBox(title, scroll);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return sheet;
  }

  /**
   * A line of the sheet.
   *
   * @param title what the key does
   * @param key the key
   */
  private record Line(String title, String key) {}

  /** What has keys without being an action. */
  private static Line line(String id) {
    return new Line(
        Texts.SCREEN.get("shortcuts." + id), Texts.SCREEN.get("shortcuts." + id + ".keys"));
  }

  /** The smallest supported screens have space for half of the lines. */
  private static Node column(List<Line> lines) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcut-grid");
    for (Line line : lines) {
      Label key = new Label(line.key);
      key.getStyleClass().add("key");
      grid.addRow(grid.getRowCount(), new Label(line.title), key);
    }
    return grid;
  }
}

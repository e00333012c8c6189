package spikeloom.ui.screen;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/** Creates buttons for actions. */
final class Buttons {
  private Buttons() {}

  /** A button with an icon and the action's title. */
  static Button labelled(Action action, Icon icon) {
    Button button = new Button(action.fullTitle(), icon.node());
    connect(button, action);
    return button;
  }

  /** A button with the action's title. */
  static Button plain(Action action) {
    Button button = new Button(action.fullTitle());
    button.getStyleClass().add("small");
    connect(button, action);
    return button;
  }

  /** Creates a button with an icon only; its title is the tooltip and accessible name. */
  static Button iconic(Action action, Icon icon) {
    Button button = new Button("", icon.node());
    button.getStyleClass().addAll("button-icon", "flat", "small");
    connect(button, action);
    return button;
  }

  /** Sets the tooltip and accessible name. */
  static void describe(ButtonBase button, Action action) {
    String key = action.shortcut().map(KeyCombination::getDisplayText).orElse("");
    String title = action.fullTitle();
    button.setTooltip(new Tooltip(key.isEmpty() ? title : title + "  (" + key + ")"));
    button.setAccessibleText(title);
  }

  private static void connect(Button button, Action action) {
    button.setId(action.id());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.disableProperty().bind(action.disabled());
    button.setOnAction(event -> action.run());
    describe(button, action);
  }
}

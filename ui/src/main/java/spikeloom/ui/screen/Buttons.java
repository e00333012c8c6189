package spikeloom.ui.screen;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import spikeloom.ui.text.Texts;

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

  /** A button that leads to a training; it rests while one is active. */
  static Button train(String id, String help, Desk desk) {
    Button button = new Button(Texts.SCREEN.get("train.here"), Icon.PLAY.node());
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> desk.run().state().active(), desk.run().stateProperty()));
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

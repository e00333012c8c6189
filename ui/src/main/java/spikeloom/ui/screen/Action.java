package spikeloom.ui.screen;

import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * A user action, declared once: menus, buttons, shortcuts and the list of shortcuts are built from
 * it.
 *
 * @param id short name in code and tests
 * @param group the menu that it stands in
 * @param title text of the menu item
 * @param key its shortcut, or null
 * @param enabled whether it is available
 * @param switched the option that it toggles, or null
 * @param handler performs the action
 */
record Action(
    String id,
    Group group,
    String title,
    @Nullable KeyCombination key,
    ObservableBooleanValue enabled,
    @Nullable BooleanProperty switched,
    Runnable handler) {

  /** The menus. */
  enum Group {
    FILE("File"),
    RUN("Run"),
    EXPLORE("Explore"),
    VIEW("View"),
    HELP("Help");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  static Action of(String id, Group group, String title, Runnable handler) {
    ObservableBooleanValue always = new SimpleBooleanProperty(true);
    return new Action(id, group, title, null, always, null, handler);
  }

  static Action toggle(String id, Group group, String title, BooleanProperty option) {
    return new Action(
        id,
        group,
        title,
        null,
        new SimpleBooleanProperty(true),
        option,
        () -> option.set(!option.get()));
  }

  /** Sets a shortcut, as in "Shortcut+S" or "F5". */
  Action on(String newKey) {
    return new Action(id, group, title, KeyCombination.valueOf(newKey), enabled, switched, handler);
  }

  /** Enables the action only while the condition holds. */
  Action when(ObservableBooleanValue condition) {
    return new Action(id, group, title, key, condition, switched, handler);
  }

  Optional<KeyCombination> shortcut() {
    return Optional.ofNullable(key);
  }

  Optional<BooleanProperty> option() {
    return Optional.ofNullable(switched);
  }

  BooleanExpression disabled() {
    return BooleanExpression.booleanExpression(enabled).not();
  }

  /** Performs the action if it is enabled. */
  void run() {
    if (enabled.get()) {
      handler.run();
    }
  }
}

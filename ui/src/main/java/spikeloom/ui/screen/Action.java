package spikeloom.ui.screen;

import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * A user action, declared once: menus, buttons, shortcuts and the list of shortcuts are built from
 * it.
 *
 * @param id short name in code and tests
 * @param section the part of a menu that it stands in
 * @param title text of the menu item
 * @param key its shortcut, or null
 * @param enabled whether it is available
 * @param switched the option that it toggles or chooses, or null
 * @param handler performs the action
 */
record Action(
    String id,
    MenuSection section,
    String title,
    @Nullable KeyCombination key,
    ObservableBooleanValue enabled,
    @Nullable BooleanProperty switched,
    Runnable handler) {

  static Action of(String id, MenuSection section, String title, Runnable handler) {
    ObservableBooleanValue always = new SimpleBooleanProperty(true);
    return new Action(id, section, title, null, always, null, handler);
  }

  static Action toggle(String id, MenuSection section, String title, BooleanProperty option) {
    return new Action(
        id,
        section,
        title,
        null,
        new SimpleBooleanProperty(true),
        option,
        () -> option.set(!option.get()));
  }

  /** Chooses one of several values, in a section of such items. */
  static <T> Action choice(
      String id, MenuSection section, String title, ObjectProperty<T> chosen, T value) {
    BooleanProperty selected = new SimpleBooleanProperty(value.equals(chosen.get()));
    chosen.addListener((observed, before, now) -> selected.set(value.equals(now)));
    selected.addListener(
        (observed, before, now) -> {
          if (now) {
            chosen.set(value);
          }
        });
    ObservableBooleanValue always = new SimpleBooleanProperty(true);
    return new Action(id, section, title, null, always, selected, () -> chosen.set(value));
  }

  /** Sets a shortcut, as in "Shortcut+S" or "F5". */
  Action on(String newKey) {
    return new Action(
        id, section, title, KeyCombination.valueOf(newKey), enabled, switched, handler);
  }

  /** Enables the action only while the condition holds. */
  Action when(ObservableBooleanValue condition) {
    return new Action(id, section, title, key, condition, switched, handler);
  }

  /** Its title with that of its submenu, for buttons and lists outside of the menu. */
  String fullTitle() {
    return section.fullTitle(title);
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

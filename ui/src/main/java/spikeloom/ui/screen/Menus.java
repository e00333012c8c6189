package spikeloom.ui.screen;

import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/** Builds the menus from the actions. */
final class Menus {
  private final List<Action> actions;
  private final Menu recent;

  private Menus(List<Action> actions, Menu recent) {
    this.actions = actions;
    this.recent = recent;
  }

  /**
   * The bar of all menus.
   *
   * @param recent the menu of {@link MenuSection#RECENT}
   */
  static MenuBar bar(List<Action> actions, Menu recent) {
    Menus menus = new Menus(actions, recent);
    MenuBar bar = new MenuBar();
    bar.setMinWidth(Region.USE_PREF_SIZE);
    for (MenuSection.Group group : MenuSection.Group.values()) {
      bar.getMenus().add(menus.menu(group));
    }
    return bar;
  }

  private Menu menu(MenuSection.Group group) {
    Menu menu = new Menu(group.title());
    for (MenuSection section : MenuSection.values()) {
      if (section.group() == group) {
        section
            .submenu()
            .ifPresentOrElse(
                title -> menu.getItems().add(submenu(section, title)), () -> add(menu, section));
      }
    }
    return menu;
  }

  private Menu submenu(MenuSection section, String title) {
    Menu menu = section == MenuSection.RECENT ? recent : new Menu();
    menu.setText(title);
    menu.getItems().addAll(items(section));
    return menu;
  }

  private void add(Menu menu, MenuSection section) {
    if (!menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(items(section));
  }

  private List<MenuItem> items(MenuSection section) {
    ToggleGroup group = new ToggleGroup();
    return actions.stream()
        .filter(action -> action.section() == section)
        .map(action -> item(action, group))
        .toList();
  }

  private static MenuItem item(Action action, ToggleGroup group) {
    MenuItem item =
        action
            .option()
            .<MenuItem>map(
                option -> {
                  if (action.section().exclusive()) {
                    RadioMenuItem one = new RadioMenuItem(action.title());
                    one.setId(action.id());
                    one.setToggleGroup(group);
                    one.selectedProperty().bindBidirectional(option);
                    return one;
                  }
                  CheckMenuItem check = new CheckMenuItem(action.title());
                  check.selectedProperty().bindBidirectional(option);
                  return check;
                })
            .orElseGet(
                () -> {
                  MenuItem plain = new MenuItem(action.title());
                  plain.setOnAction(event -> action.run());
                  return plain;
                });
    action.shortcut().ifPresent(item::setAccelerator);
    item.disableProperty().bind(action.disabled());
    return item;
  }
}

package spikeloom.ui.screen;

import java.util.Optional;
import spikeloom.ui.text.Texts;

/**
 * Parts of the menus, from top to bottom. Lines separate them; a part with a title is a menu of its
 * own at the end of the part before.
 */
enum MenuSection {
  RUNS(Group.FILE),
  RECENT(Group.FILE, Items.OF_SUBMENU),
  DATA(Group.FILE),
  SAVE(Group.FILE),
  CHART(Group.FILE, Items.OF_SUBMENU),
  STYLE(Group.FILE, Items.EXCLUSIVE),
  QUIT(Group.FILE),
  UNDO(Group.EDIT),
  SPIKES(Group.EDIT),
  COPY(Group.EDIT),
  SELECTION(Group.EDIT),
  SCREENS(Group.VIEW),
  LOOK(Group.VIEW),
  LANGUAGE(Group.VIEW, Items.EXCLUSIVE),
  SAMPLES(Group.SAMPLE),
  DREAM(Group.SAMPLE),
  TRAINING(Group.RUN),
  COMMAND(Group.RUN),
  HELP(Group.HELP);

  private final Group group;
  private final Items items;

  MenuSection(Group group) {
    this(group, Items.OF_MENU);
  }

  MenuSection(Group group, Items items) {
    this.group = group;
    this.items = items;
  }

  /** Where items stand, and whether they are options of which one is chosen. */
  private enum Items {
    OF_MENU,
    OF_SUBMENU,
    EXCLUSIVE
  }

  /** The menus, from left to right. */
  enum Group {
    FILE,
    EDIT,
    VIEW,
    SAMPLE,
    RUN,
    HELP;

    String title() {
      return Texts.SCREEN.of("menu", this);
    }
  }

  Group group() {
    return group;
  }

  /** The title of an item with that of its own menu. */
  String fullTitle(String item) {
    return items == Items.OF_MENU ? item : Texts.SCREEN.of("submenu-item", this, item);
  }

  /** Whether its items are options of which one is chosen. */
  boolean exclusive() {
    return items == Items.EXCLUSIVE;
  }

  /** Title of its own menu, if it has one. */
  Optional<String> submenu() {
    return items == Items.OF_MENU
        ? Optional.empty()
        : Optional.of(Texts.SCREEN.of("submenu", this));
  }
}

package spikeloom.ui.screen;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the menus, from top to bottom. Lines separate them; a part with a title is a menu of its
 * own at the end of the part before.
 */
enum MenuSection {
  RUNS(Group.FILE),
  RECENT(Group.FILE, "Open recent"),
  DATA(Group.FILE),
  SAVE(Group.FILE),
  CHART(Group.FILE, "Save chart"),
  STYLE(Group.FILE, "Figure style") {
    @Override
    String fullTitle(String item) {
      return "Figure style: " + item;
    }

    @Override
    boolean exclusive() {
      return true;
    }
  },
  QUIT(Group.FILE),
  UNDO(Group.EDIT),
  SPIKES(Group.EDIT),
  SELECTION(Group.EDIT),
  SCREENS(Group.VIEW),
  LOOK(Group.VIEW),
  SAMPLES(Group.SAMPLE),
  DREAM(Group.SAMPLE),
  TRAINING(Group.RUN),
  COMMAND(Group.RUN),
  HELP(Group.HELP);

  private final Group group;
  private final @Nullable String submenu;

  MenuSection(Group group) {
    this(group, null);
  }

  MenuSection(Group group, @Nullable String submenu) {
    this.group = group;
    this.submenu = submenu;
  }

  /** The menus, from left to right. */
  enum Group {
    FILE("File"),
    EDIT("Edit"),
    VIEW("View"),
    SAMPLE("Sample"),
    RUN("Run"),
    HELP("Help");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  Group group() {
    return group;
  }

  /** The title of an item with that of its own menu. */
  String fullTitle(String item) {
    return submenu == null ? item : submenu + " as " + item;
  }

  /** Whether its items are options of which one is chosen. */
  boolean exclusive() {
    return false;
  }

  /** Title of its own menu, if it has one. */
  Optional<String> submenu() {
    return Optional.ofNullable(submenu);
  }
}

package spikeloom.ui.screen;

import java.util.List;

/** Actions of the menu of help. */
final class HelpActions {
  private HelpActions() {}

  static List<Action> of(Runnable onScreen, Runnable tour, Runnable glossary, Runnable shortcuts) {
    return List.of(
        Action.of("help", MenuSection.HELP, "Help on this screen", onScreen).on("F1"),
        Action.of("tour", MenuSection.HELP, "Tour", tour),
        Action.of("glossary", MenuSection.HELP, "Glossary", glossary),
        Action.of("shortcuts", MenuSection.HELP, "Keyboard shortcuts", shortcuts)
            .on("Shortcut+Slash"));
  }
}

package spikeloom.ui.screen;

import java.util.List;
import spikeloom.ui.text.Texts;

/** Actions of the menu of help. */
final class HelpActions {
  private HelpActions() {}

  static List<Action> of(
      Runnable onScreen, Runnable problems, Runnable tour, Runnable glossary, Runnable shortcuts) {
    return List.of(
        Action.of("help", MenuSection.HELP, Texts.SCREEN.get("action.help"), onScreen).on("F1"),
        Action.of("problems", MenuSection.HELP, Texts.SCREEN.get("action.problems"), problems)
            .on("Shift+F1"),
        Action.of("tour", MenuSection.HELP, Texts.SCREEN.get("action.tour"), tour),
        Action.of("glossary", MenuSection.HELP, Texts.SCREEN.get("action.glossary"), glossary),
        Action.of("shortcuts", MenuSection.HELP, Texts.SCREEN.get("shortcuts.title"), shortcuts)
            .on("Shortcut+Slash"));
  }
}

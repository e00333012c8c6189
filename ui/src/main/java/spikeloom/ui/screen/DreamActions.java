package spikeloom.ui.screen;

import java.util.List;
import spikeloom.ui.model.DreamModel;
import spikeloom.ui.text.Texts;

/** Actions on samples that the prior draws. */
final class DreamActions {
  private DreamActions() {}

  static List<Action> of(DreamModel model) {
    return List.of(
        Action.toggle(
                "dream", MenuSection.DREAM, Texts.SCREEN.get("dream.title"), model.wantedProperty())
            .on("Shortcut+Shift+D"),
        Action.toggle(
                "dream-play",
                MenuSection.DREAM,
                Texts.SCREEN.get("action.dream-play"),
                model.playingProperty())
            .on("Shortcut+G")
            .when(model.available()),
        Action.of(
                "dream-more",
                MenuSection.DREAM,
                Texts.SCREEN.get("action.dream-more"),
                () -> model.keep(1))
            .on("Shortcut+Shift+Right")
            .when(model.available()),
        Action.of(
                "dream-less",
                MenuSection.DREAM,
                Texts.SCREEN.get("action.dream-less"),
                () -> model.keep(-1))
            .on("Shortcut+Shift+Left")
            .when(model.available()),
        Action.of(
                "dream-new",
                MenuSection.DREAM,
                Texts.SCREEN.get("action.dream-new"),
                model::another)
            .on("Shortcut+N")
            .when(model.available()));
  }
}

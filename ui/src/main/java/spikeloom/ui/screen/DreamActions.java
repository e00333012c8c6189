package spikeloom.ui.screen;

import java.util.List;
import spikeloom.ui.model.DreamModel;

/** Actions on samples that the prior draws. */
final class DreamActions {
  private DreamActions() {}

  static List<Action> of(DreamModel model) {
    return List.of(
        Action.toggle("dream", MenuSection.DREAM, "Dream", model.wantedProperty())
            .on("Shortcut+Shift+D"),
        Action.toggle("dream-play", MenuSection.DREAM, "Play dream", model.playingProperty())
            .on("Shortcut+G")
            .when(model.available()),
        Action.of("dream-more", MenuSection.DREAM, "Keep one step more", () -> model.keep(1))
            .on("Shortcut+Shift+Right")
            .when(model.available()),
        Action.of("dream-less", MenuSection.DREAM, "Keep one step less", () -> model.keep(-1))
            .on("Shortcut+Shift+Left")
            .when(model.available()),
        Action.of("dream-new", MenuSection.DREAM, "New samples", model::another)
            .on("Shortcut+N")
            .when(model.available()));
  }
}

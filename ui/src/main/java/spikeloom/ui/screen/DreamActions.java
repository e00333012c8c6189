package spikeloom.ui.screen;

import java.util.List;
import spikeloom.ui.model.DreamModel;
import spikeloom.ui.screen.Action.Group;

/** Actions on samples that the prior draws. */
final class DreamActions {
  private DreamActions() {}

  static List<Action> of(DreamModel model) {
    return List.of(
        Action.toggle("dream", Group.EXPLORE, "Dream", model.wantedProperty())
            .on("Shortcut+Shift+D"),
        Action.toggle("dream-play", Group.EXPLORE, "Play dream", model.playingProperty())
            .on("Shortcut+G")
            .when(model.available()),
        Action.of("dream-more", Group.EXPLORE, "Keep one step more", () -> model.keep(1))
            .on("Shortcut+Shift+Right")
            .when(model.available()),
        Action.of("dream-less", Group.EXPLORE, "Keep one step less", () -> model.keep(-1))
            .on("Shortcut+Shift+Left")
            .when(model.available()),
        Action.of("dream-new", Group.EXPLORE, "New samples", model::another)
            .on("Shortcut+N")
            .when(model.available()));
  }
}

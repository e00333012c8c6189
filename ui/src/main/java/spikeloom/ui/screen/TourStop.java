package spikeloom.ui.screen;

import java.util.List;
import spikeloom.ui.text.Texts;

/**
 * A stop of the guided tour: a part of the window, and what to do with it.
 *
 * @param anchor id of the node that it is about
 * @param key of its texts
 */
record TourStop(String anchor, String key) {
  /** The tour, on the screen of a trained model that somebody draws for. */
  static final List<TourStop> ALL =
      List.of(
          new TourStop("drawing-pad", "draw"),
          new TourStop("input-spikes", "input"),
          new TourStop("latent-spikes", "latent"),
          new TourStop("explore-signal", "reconstruction"),
          new TourStop("latent-spikes", "delete"),
          new TourStop("time", "time"),
          new TourStop("screen-train", "train"));

  String title() {
    return Texts.SCREEN.get("tour." + key + ".title");
  }

  /** What to see and to do. */
  String text() {
    return Texts.SCREEN.get("tour." + key + ".text");
  }
}

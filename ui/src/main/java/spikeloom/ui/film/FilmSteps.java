package spikeloom.ui.film;

import spikeloom.ui.text.Texts;

/**
 * The steps that a film shows: from none to all, or evenly spaced ones among them if they are many.
 *
 * @param steps number of steps of a sample, at least 1
 */
record FilmSteps(int steps) {
  static final int MOST_FRAMES = 240;

  /** Number of frames. */
  int frames() {
    return Math.min(MOST_FRAMES, steps + 1);
  }

  /** Number of steps that the decoder has read in a frame. */
  int seen(int frame) {
    return (int) Math.round((double) frame * steps / (frames() - 1));
  }

  /** A sentence on steps that are left out, or empty. */
  String remark() {
    return frames() > steps ? "" : Texts.FILM.get("frames", frames(), steps);
  }
}

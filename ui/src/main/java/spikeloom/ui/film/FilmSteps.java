package spikeloom.ui.film;

import java.util.Locale;

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
    return frames() > steps
        ? ""
        : String.format(
            Locale.ROOT,
            "It has %d frames, evenly spaced in %,d steps; the steps between them are left out.",
            frames(),
            steps);
  }
}

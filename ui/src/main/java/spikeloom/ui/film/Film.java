package spikeloom.ui.film;

import java.awt.image.BufferedImage;
import java.util.function.IntFunction;

/**
 * Pictures of one size in a sequence that is repeated for ever. The last one is held for a second.
 *
 * @param frames number of pictures, at least 1
 * @param framesPerSecond how many are shown in a second, 1 .. 50
 * @param remark a sentence on what it leaves out, or empty
 * @param picture draws a picture; it may be asked for the same one twice
 */
public record Film(
    int frames, int framesPerSecond, String remark, IntFunction<BufferedImage> picture) {
  /** The default of {@link #framesPerSecond}. */
  public static final int DEFAULT_SPEED = 10;

  /** The largest number of frames per second, which every viewer of GIF files respects. */
  public static final int MOST_PER_SECOND = 50;

  /** Checks its numbers. */
  public Film {
    if (frames < 1 || framesPerSecond < 1 || framesPerSecond > MOST_PER_SECOND) {
      throw new IllegalArgumentException(frames + " frames at " + framesPerSecond + " per second");
    }
  }

  /** Pictures per second while this one is shown. */
  int rate(int frame) {
    return frame == frames - 1 ? 1 : framesPerSecond;
  }
}

package spikeloom.ui.film;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** How often colours occur; those that differ by less than 4 of 255 are one. */
final class ColourCounts {
  private static final int CHANNEL = 6; // bits
  private static final int LOST = 8 - CHANNEL;
  private static final int FIELDS = 4;

  /** Number, and sums of red, green and blue, of every colour. */
  private final long[] sums = new long[FIELDS << (3 * CHANNEL)];

  void add(BufferedImage picture) {
    int width = picture.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        add(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
      }
    }
  }

  private void add(int red, int green, int blue) {
    int cell = (red >> LOST << CHANNEL | green >> LOST) << CHANNEL | blue >> LOST;
    sums[FIELDS * cell]++;
    sums[FIELDS * cell + 1] += red;
    sums[FIELDS * cell + 2] += green;
    sums[FIELDS * cell + 3] += blue;
  }

  /** The mean of each colour; frequent ones weigh more, but a thin line is not lost. */
  List<ColourGroup.Member> all() {
    List<ColourGroup.Member> all = new ArrayList<>();
    for (int i = 0; i < sums.length; i += FIELDS) {
      double n = sums[i];
      if (n > 0) {
        all.add(
            new ColourGroup.Member(
                sums[i + 1] / n, sums[i + 2] / n, sums[i + 3] / n, Math.sqrt(n)));
      }
    }
    return all;
  }
}

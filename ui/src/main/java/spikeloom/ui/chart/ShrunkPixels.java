package spikeloom.ui.chart;

import java.util.Arrays;

/**
 * Pictures with fewer pixels than they have. Leaving pixels out would lose thin lines and show
 * patterns that are not there; so each new pixel is the mean of the area that it covers.
 */
final class ShrunkPixels {
  private static final int CHANNELS = 4;
  private static final int BITS = 8;
  private static final int MASK = 0xff;

  private ShrunkPixels() {}

  /** The picture in {@code columns} x {@code rows} pixels, no more than it has. */
  static PixelImage of(PixelImage picture, int columns, int rows) {
    int[] from = picture.argb();
    double[] across = new double[columns * picture.height() * CHANNELS];
    for (int y = 0; y < picture.height(); y++) {
      int row = y * picture.width();
      for (int x = 0; x < columns; x++) {
        int to = (y * columns + x) * CHANNELS;
        cover(
            x,
            columns,
            picture.width(),
            (at, share) -> {
              for (int c = 0; c < CHANNELS; c++) {
                across[to + c] += share * ((from[row + at] >>> (BITS * c)) & MASK);
              }
            });
      }
    }
    int[] argb = new int[columns * rows];
    double[] sum = new double[CHANNELS];
    for (int i = 0; i < argb.length; i++) {
      int x = i % columns;
      Arrays.fill(sum, 0);
      cover(
          i / columns,
          rows,
          picture.height(),
          (at, share) -> {
            for (int c = 0; c < CHANNELS; c++) {
              sum[c] += share * across[(at * columns + x) * CHANNELS + c];
            }
          });
      for (int c = 0; c < CHANNELS; c++) {
        argb[i] |= (int) Math.round(sum[c]) << (BITS * c);
      }
    }
    return PixelImage.of(columns, rows, argb);
  }

  /** Receives a pixel and its share of the mean. */
  @FunctionalInterface
  private interface Part {
    void add(int at, double share);
  }

  /** Visits the pixels along one axis that a new pixel covers; their shares add up to 1. */
  private static void cover(int index, int count, int pixels, Part part) {
    double width = (double) pixels / count;
    double begin = index * width;
    double end = Math.min(pixels, begin + width);
    for (int at = (int) begin; at < end; at++) {
      part.add(at, (Math.min(end, at + 1) - Math.max(begin, at)) / width);
    }
  }
}

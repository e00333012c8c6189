package spikeloom.ui.chart;

import spikeloom.spike.SpikeRaster;

/**
 * Paints a dense raster as a picture in device pixels. All spikes get marks of one size; where
 * several cells share a pixel, the fuller they are, the stronger it is.
 */
final class RasterPixels {
  private static final double GAP_FROM = 4;
  private static final double MARK_SHARE = 0.62;

  private RasterPixels() {}

  /** A picture of the given size in pixels, transparent where nothing fires. */
  static PixelImage paint(SpikeRaster raster, int width, int height, Colour colour) {
    double cellWidth = (double) width / raster.steps();
    double cellHeight = (double) height / raster.channels();
    // Wide cells leave a gap to the next step, so that single spikes can be told apart.
    int markWidth =
        (int) Math.max(1, Math.ceil(cellWidth < GAP_FROM ? cellWidth : cellWidth * MARK_SHARE));
    int markHeight = (int) Math.max(1, Math.round(cellHeight));
    int[] count = new int[width * height];
    for (int step = 0; step < raster.steps(); step++) {
      int left = (int) Math.max(0, Math.round((step + 0.5) * cellWidth - 0.5 * markWidth));
      int right = Math.min(width, left + markWidth);
      for (int channel = 0; channel < raster.channels(); channel++) {
        if (raster.spikes(step, channel)) {
          int top = (int) Math.floor(height - (channel + 1) * cellHeight + 1e-9);
          int bottom = Math.min(height, top + markHeight);
          for (int y = Math.max(0, top); y < bottom; y++) {
            for (int x = left; x < right; x++) {
              count[y * width + x]++;
            }
          }
        }
      }
    }
    double cells = Math.max(1, 1 / cellWidth) * Math.max(1, 1 / cellHeight);
    int[] argb = new int[count.length];
    for (int i = 0; i < argb.length; i++) {
      if (count[i] > 0) {
        // The square root keeps a lonely spike visible among many empty cells.
        argb[i] = colour.withAlpha(Math.min(1, 0.12 + 0.88 * Math.sqrt(count[i] / cells))).argb();
      }
    }
    return new PixelImage(width, height, argb);
  }
}

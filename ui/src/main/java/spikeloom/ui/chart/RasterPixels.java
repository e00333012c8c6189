package spikeloom.ui.chart;

import spikeloom.spike.SpikeRaster;

/**
 * Paints a dense raster as a picture in device pixels. All spikes get marks of one size, centred on
 * the middle of their step or on their exact time; where several cells share a pixel, the fuller
 * they are, the stronger it is.
 */
final class RasterPixels {
  private static final double GAP_FROM = 4;
  private static final double MARK_SHARE = 0.62;

  /**
   * Side of the mark of an exact time in device pixels: to be seen, but not spread over its step.
   */
  private static final int EXACT_MARK = 3;

  private final SpikeRaster raster;
  private final int width;
  private final int height;
  private final double cellWidth;
  private final double cellHeight;
  private final int[] count;

  private RasterPixels(SpikeRaster raster, int width, int height) {
    this.raster = raster;
    this.width = width;
    this.height = height;
    cellWidth = (double) width / raster.steps();
    cellHeight = (double) height / raster.channels();
    count = new int[width * height];
  }

  /** A picture of the given size in pixels, transparent where nothing fires. */
  static PixelImage paint(SpikeRaster raster, int width, int height, Colour colour) {
    RasterPixels pixels = new RasterPixels(raster, width, height);
    pixels.mark();
    return new PixelImage(width, height, pixels.shades(colour));
  }

  private void mark() {
    int markWidth = markWidth();
    int rows = (int) Math.max(1, Math.round(cellHeight));
    int markHeight = raster.timed() ? Math.max(EXACT_MARK, rows) : rows;
    int above = (markHeight - rows) / 2;
    double middle = raster.timed() ? 0 : 0.5;
    raster.forEach(
        (time, channel, value) -> {
          int left = (int) Math.max(0, Math.round((time + middle) * cellWidth - 0.5 * markWidth));
          int right = Math.min(width, left + markWidth);
          int top = (int) Math.floor(height - (channel + 1) * cellHeight + 1e-9) - above;
          int bottom = Math.min(height, top + markHeight);
          for (int y = Math.max(0, top); y < bottom; y++) {
            for (int x = left; x < right; x++) {
              count[y * width + x]++;
            }
          }
        });
  }

  private int markWidth() {
    if (raster.timed()) {
      return EXACT_MARK;
    }
    // Wide cells leave a gap to the next step, so that single spikes can be told apart.
    return (int) Math.max(1, Math.ceil(cellWidth < GAP_FROM ? cellWidth : cellWidth * MARK_SHARE));
  }

  private int[] shades(Colour colour) {
    double cells = Math.max(1, 1 / cellWidth) * Math.max(1, 1 / cellHeight);
    int most = 0;
    for (int cellsOfPixel : count) {
      most = Math.max(most, cellsOfPixel);
    }
    int[] shades = new int[most + 1];
    for (int i = 1; i < shades.length; i++) {
      // The square root keeps a lonely spike visible among many empty cells.
      shades[i] = colour.withAlpha(Math.min(1, 0.12 + 0.88 * Math.sqrt(i / cells))).argb();
    }
    int[] argb = new int[count.length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = shades[count[i]];
    }
    return argb;
  }
}

package spikeloom.ui.chart;

import spikeloom.spike.SpikePart;

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

  /** Side of the squares in which columns become rows: they stay in the cache. */
  private static final int TILE = 32;

  private final RasterPart part;
  private final int width;
  private final int height;
  private final double cellWidth;
  private final double cellHeight;

  /** Marks on each pixel, column by column: that is the order of time. */
  private final int[] count;

  private RasterPixels(RasterPart part) {
    this.part = part;
    width = (int) part.width();
    height = (int) part.height();
    cellWidth = part.cellWidth();
    cellHeight = part.cellHeight();
    count = new int[width * height];
  }

  /** A picture of the part in pixels, transparent where nothing fires. */
  static PixelImage paint(RasterPart part, Colour colour) {
    RasterPixels pixels = new RasterPixels(part);
    pixels.mark();
    return new PixelImage(pixels.width, pixels.height, pixels.shades(colour));
  }

  private void mark() {
    SpikePart cells = part.cells();
    boolean timed = part.raster().timed();
    int rows = (int) Math.max(1, Math.round(cellHeight));
    int markHeight = timed ? Math.max(EXACT_MARK, rows) : rows;
    int above = (markHeight - rows) / 2;
    double middle = timed ? 0 : 0.5;
    int lowest = cells.fromNeuron();
    int[] tops = new int[cells.toNeuron() - lowest];
    for (int i = 0; i < tops.length; i++) {
      tops[i] = (int) Math.floor(part.toY(lowest + i + 1) + 1e-9) - above;
    }
    double begin = part.toX(0);
    int markWidth = markWidth();
    part.raster()
        .forEachIn(
            cells,
            (time, channel, value) -> {
              double centre = begin + (time + middle) * cellWidth;
              int wanted = (int) Math.round(centre - 0.5 * markWidth);
              int left = Math.max(0, wanted);
              // Whole at the edges, unless its middle lies beyond.
              int right = Math.min(width, (centre < 0 ? wanted : left) + markWidth);
              int top = Math.max(0, tops[channel - lowest]);
              int bottom = Math.min(height, tops[channel - lowest] + markHeight);
              for (int x = left; x < right; x++) {
                for (int y = x * height + top; y < x * height + bottom; y++) {
                  count[y]++;
                }
              }
            });
  }

  private int markWidth() {
    if (part.raster().timed()) {
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
    return inRows(shades);
  }

  private int[] inRows(int[] shades) {
    int[] argb = new int[count.length];
    for (int left = 0; left < width; left += TILE) {
      int right = Math.min(width, left + TILE);
      for (int top = 0; top < height; top += TILE) {
        int bottom = Math.min(height, top + TILE);
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            argb[y * width + x] = shades[count[x * height + y]];
          }
        }
      }
    }
    return argb;
  }
}

package spikeloom.ui.chart;

import java.util.Arrays;
import spikeloom.spike.SpikePart;

/**
 * Paints a dense raster as a picture in device pixels. All spikes get marks of one size, centred on
 * the middle of their step or on their exact time; where several cells share a pixel, the fuller
 * they are, the stronger it is.
 */
final class RasterPixels {
  private static final double GAP_FROM = 4;
  private static final double MARK_SHARE = 0.62;

  /** Side of the mark of an exact time in device pixels: visible, but narrower than a step. */
  private static final int EXACT_MARK = 3;

  /** Columns painted together, so that their counts stay in the cache. */
  private static final int TILE = 32;

  private final RasterPart part;
  private final int width;
  private final int height;
  private final double cellWidth;
  private final double cellHeight;

  private final int markWidth;
  private final int markHeight;
  private final double middle;

  /** The cells of which at least a part is shown. */
  private final SpikePart cells;

  /** Upper end of the mark of each channel from the lowest of the cells on. */
  private final int[] tops;

  /** Marks on each pixel of a tile, column by column: that is the order of time. */
  private final int[] count;

  private RasterPixels(RasterPart part) {
    this.part = part;
    width = (int) part.width();
    height = (int) part.height();
    cellWidth = part.cellWidth();
    cellHeight = part.cellHeight();
    boolean timed = part.raster().timed();
    int rows = (int) Math.max(1, Math.round(cellHeight));
    markWidth = timed ? EXACT_MARK : stepMark(cellWidth);
    markHeight = timed ? Math.max(EXACT_MARK, rows) : rows;
    middle = timed ? 0 : 0.5;
    cells = part.cells();
    tops = new int[cells.toNeuron() - cells.fromNeuron()];
    for (int i = 0; i < tops.length; i++) {
      int top = (int) Math.floor(part.toY(cells.fromNeuron() + i + 1) + 1e-9);
      tops[i] = top - (markHeight - rows) / 2;
    }
    count = new int[TILE * height];
  }

  /** Wide cells leave a gap before the next step, so that single spikes can be distinguished. */
  private static int stepMark(double cellWidth) {
    return (int) Math.max(1, Math.ceil(cellWidth < GAP_FROM ? cellWidth : cellWidth * MARK_SHARE));
  }

  /** A picture of the part in pixels, transparent where nothing fires. */
  static PixelImage paint(RasterPart part, Colour colour) {
    return new PixelImage(
        (int) part.width(),
        (int) part.height(),
        argb -> new RasterPixels(part).paint(colour, argb));
  }

  private void paint(Colour colour, int[] argb) {
    int[] shades = shades(colour);
    for (int left = 0; left < width; left += TILE) {
      int right = Math.min(width, left + TILE);
      mark(left, right);
      shade(left, right, shades, argb);
    }
  }

  /** Counts the marks on the columns from {@code begin} to {@code end}. */
  private void mark(int begin, int end) {
    Arrays.fill(count, 0);
    int lowest = cells.fromNeuron();
    double origin = part.toX(0);
    part.raster()
        .forEachIn(
            reaching(begin, end),
            (time, channel, value) -> {
              double centre = origin + (time + middle) * cellWidth;
              int wanted = (int) Math.round(centre - 0.5 * markWidth);
              // Fully visible at the left edge of the image, unless its middle is outside.
              int whole = (centre < 0 ? wanted : Math.max(0, wanted)) + markWidth;
              int left = Math.max(begin, wanted);
              int right = Math.min(end, whole);
              int top = Math.max(0, tops[channel - lowest]);
              int bottom = Math.min(height, tops[channel - lowest] + markHeight);
              for (int x = left; x < right; x++) {
                int column = (x - begin) * height;
                for (int y = column + top; y < column + bottom; y++) {
                  count[y]++;
                }
              }
            });
  }

  /** The cells whose marks may reach these columns. */
  private SpikePart reaching(int begin, int end) {
    double origin = part.toX(0);
    int first = (int) Math.floor((begin - markWidth - 1 - origin) / cellWidth) - 1;
    int last = (int) Math.ceil((end + markWidth + 1 - origin) / cellWidth) + 1;
    int from = Math.max(cells.fromStep(), Math.min(first, cells.toStep()));
    int to = Math.max(from, Math.min(last, cells.toStep()));
    return new SpikePart(from, to, cells.fromNeuron(), cells.toNeuron());
  }

  /** The shade for each number of marks; larger numbers use the last shade. */
  private int[] shades(Colour colour) {
    double most = Math.max(1, 1 / cellWidth) * Math.max(1, 1 / cellHeight);
    int[] shades = new int[(int) Math.ceil(most) + 1];
    for (int i = 1; i < shades.length; i++) {
      // The square root keeps a single spike visible among many empty cells.
      double alpha = Math.min(1, 0.12 + 0.88 * Math.sqrt(i / most));
      shades[i] = colour.withAlpha(alpha).premultiplied();
    }
    return shades;
  }

  private void shade(int begin, int end, int[] shades, int[] argb) {
    for (int y = 0; y < height; y++) {
      for (int x = begin; x < end; x++) {
        int marks = Math.min(shades.length - 1, count[(x - begin) * height + y]);
        argb[y * width + x] = shades[marks];
      }
    }
  }
}

package spikeloom.ui.chart;

/**
 * The part of a chart that is shown, in fractions of its axes: 0 is their beginning, to the left
 * and below, 1 their end. It never reaches over an end.
 *
 * @param fromX where the horizontal axis begins
 * @param toX where it ends
 * @param fromY where the vertical axis begins
 * @param toY where it ends
 */
public record Viewport(double fromX, double toX, double fromY, double toY) {
  private static final Viewport WHOLE = new Viewport(0, 1, 0, 1);

  /** Minimum number of visible cells. */
  private static final double LEAST_CELLS = 4;

  private static final double ROUNDING = 1e-9;

  /** Checks that the part is not empty and within the chart. */
  public Viewport {
    if (!(0 <= fromX && fromX < toX && toX <= 1 && 0 <= fromY && fromY < toY && toY <= 1)) {
      throw new IllegalArgumentException(
          "not a part of a chart: " + fromX + " .. " + toX + ", " + fromY + " .. " + toY);
    }
  }

  /**
   * Numbers of cells of a chart.
   *
   * @param across from left to right
   * @param up from bottom to top
   */
  public record Cells(int across, int up) {}

  /** The whole chart. */
  public static Viewport whole() {
    return WHOLE;
  }

  /** Whether it is all of the chart. */
  public boolean isWhole() {
    return equals(WHOLE);
  }

  /** The share of the horizontal axis that is shown. */
  public double spanX() {
    return toX - fromX;
  }

  /** The share of the vertical axis that is shown. */
  public double spanY() {
    return toY - fromY;
  }

  /**
   * Zooms around a point, at most to single cells.
   *
   * @param factor by how much things grow; below 1 they shrink
   * @param atX the point, 0 at the left edge of what is shown, 1 at the right one
   * @param atY the point, 0 at the lower edge, 1 at the upper one
   * @param cells of the chart
   */
  public Viewport zoomed(double factor, double atX, double atY, Cells cells) {
    double acrossNow = span(spanX() / factor, cells.across());
    double upNow = span(spanY() / factor, cells.up());
    return at(
        fromX + atX * (spanX() - acrossNow), acrossNow, fromY + atY * (spanY() - upNow), upNow);
  }

  /** Pans by fractions of the visible part, to the right and upwards, within the chart. */
  public Viewport panned(double dx, double dy) {
    return at(fromX + dx * spanX(), spanX(), fromY + dy * spanY(), spanY());
  }

  /** Pans as little as necessary to show the points from (x1, y1) to (x2, y2). */
  public Viewport showing(double x1, double x2, double y1, double y2) {
    double left = Math.min(Math.max(fromX, x2 - spanX()), x1);
    double low = Math.min(Math.max(fromY, y2 - spanY()), y1);
    return at(left, spanX(), low, spanY());
  }

  private static double span(double wanted, int cells) {
    double least = Math.min(1, LEAST_CELLS / cells);
    return wanted > 1 - ROUNDING ? 1 : Math.max(least, wanted);
  }

  private static Viewport at(double left, double across, double low, double up) {
    double x = Math.max(0, Math.min(1 - across, left));
    double y = Math.max(0, Math.min(1 - up, low));
    return new Viewport(x, Math.min(1, x + across), y, Math.min(1, y + up));
  }
}

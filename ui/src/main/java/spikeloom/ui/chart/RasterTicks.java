package spikeloom.ui.chart;

/** Draws each spike as an upright tick; graded spikes in a few steps of opacity. */
final class RasterTicks {
  private static final int LEVELS = 5;

  private final Box plot;
  private final RasterPart part;
  private final double cellWidth;
  private final double cellHeight;

  private RasterTicks(Box plot, RasterPart part) {
    this.plot = plot;
    this.part = part;
    cellWidth = part.cellWidth();
    cellHeight = part.cellHeight();
  }

  static void draw(Surface surface, Box plot, RasterPart part, Colour colour) {
    RasterTicks ticks = new RasterTicks(plot, part);
    Points[] ends = ticks.ends();
    Runnable drawing =
        () -> {
          for (int level = 1; level <= LEVELS; level++) {
            if (ends[level].size() > 0) {
              double opacity = 0.3 + 0.7 * level / LEVELS;
              surface.segments(ends[level], new Stroke(colour.withAlpha(opacity), ticks.width()));
            }
          }
        };
    if (part.view().isWhole()) {
      drawing.run();
    } else {
      surface.clipped(plot, drawing);
    }
  }

  // Ticks at exact times may be closer than a step, so thin lines keep them apart.
  private double width() {
    return part.raster().timed() ? 1 : Math.max(1, Math.min(2.5, cellWidth * 0.5));
  }

  private int level(float value) {
    return (int) Math.ceil(Math.abs(value) / part.raster().strongest() * LEVELS);
  }

  /** The ends of the ticks of each level, counted first. */
  private Points[] ends() {
    int[] n = new int[LEVELS + 1];
    part.raster().forEachIn(part.cells(), (time, channel, value) -> n[level(value)] += 2);
    Points[] ends = new Points[LEVELS + 1];
    for (int level = 0; level <= LEVELS; level++) {
      ends[level] = new Points(new double[n[level]], new double[n[level]]);
      n[level] = 0;
    }
    double half = Math.max(0.5, cellHeight * (cellHeight > 4 ? 0.4 : 0.5));
    double middle = part.raster().timed() ? 0 : 0.5;
    part.raster()
        .forEachIn(
            part.cells(),
            (time, channel, value) -> {
              int level = level(value);
              Points points = ends[level];
              double centre = plot.y() + part.toY(channel + 0.5);
              int at = n[level];
              points.x()[at] = plot.x() + part.toX(time + middle);
              points.y()[at] = centre - half;
              points.x()[at + 1] = points.x()[at];
              points.y()[at + 1] = centre + half;
              n[level] += 2;
            });
    return ends;
  }
}

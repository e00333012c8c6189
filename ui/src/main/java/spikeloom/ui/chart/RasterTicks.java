package spikeloom.ui.chart;

import java.util.Arrays;
import spikeloom.spike.SpikeRaster;

/** Draws each spike as an upright tick; graded spikes in a few steps of opacity. */
final class RasterTicks {
  private static final int LEVELS = 5;

  private final Box plot;
  private final SpikeRaster raster;
  private final float strongest;
  private final double cellWidth;
  private final double cellHeight;

  private RasterTicks(Box plot, SpikeRaster raster) {
    this.plot = plot;
    this.raster = raster;
    strongest = strongest(raster);
    cellWidth = plot.width() / raster.steps();
    cellHeight = plot.height() / raster.channels();
  }

  static void draw(Surface surface, Box plot, SpikeRaster raster, Colour colour) {
    RasterTicks ticks = new RasterTicks(plot, raster);
    for (int level = 1; level <= LEVELS; level++) {
      Points ends = ticks.ends(level);
      if (ends.size() > 0) {
        double opacity = 0.3 + 0.7 * level / LEVELS;
        surface.segments(ends, new Stroke(colour.withAlpha(opacity), ticks.width()));
      }
    }
  }

  private static float strongest(SpikeRaster raster) {
    float[] most = new float[1];
    raster.forEach((time, channel, value) -> most[0] = Math.max(most[0], Math.abs(value)));
    return most[0];
  }

  // Ticks at exact times may stand closer than a step: thin, they can be told apart.
  private double width() {
    return raster.timed() ? 1 : Math.max(1, Math.min(2.5, cellWidth * 0.5));
  }

  private Points ends(int level) {
    double half = Math.max(0.5, cellHeight * (cellHeight > 4 ? 0.4 : 0.5));
    double middle = raster.timed() ? 0 : 0.5;
    double[] x = new double[2 * raster.count()];
    double[] y = new double[2 * raster.count()];
    int[] n = new int[1];
    raster.forEach(
        (time, channel, value) -> {
          if ((int) Math.ceil(Math.abs(value) / strongest * LEVELS) == level) {
            double centre = plot.bottom() - (channel + 0.5) * cellHeight;
            int at = n[0];
            x[at] = plot.x() + (time + middle) * cellWidth;
            y[at] = centre - half;
            x[at + 1] = x[at];
            y[at + 1] = centre + half;
            n[0] += 2;
          }
        });
    return new Points(Arrays.copyOf(x, n[0]), Arrays.copyOf(y, n[0]));
  }
}

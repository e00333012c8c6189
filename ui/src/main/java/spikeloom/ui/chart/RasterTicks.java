package spikeloom.ui.chart;

import java.util.Arrays;
import spikeloom.spike.SpikeRaster;

/** Draws each spike as an upright tick; graded spikes in a few steps of opacity. */
final class RasterTicks {
  private static final int LEVELS = 5;

  private RasterTicks() {}

  static void draw(Surface surface, Box plot, SpikeRaster raster, Colour colour) {
    float most = strongest(raster);
    double width = Math.max(1, Math.min(2.5, plot.width() / raster.steps() * 0.5));
    for (int level = 1; level <= LEVELS; level++) {
      Points ends = ends(plot, raster, most, level);
      if (ends.size() > 0) {
        double opacity = 0.3 + 0.7 * level / LEVELS;
        surface.segments(ends, new Stroke(colour.withAlpha(opacity), width));
      }
    }
  }

  private static float strongest(SpikeRaster raster) {
    float most = 0;
    for (int step = 0; step < raster.steps(); step++) {
      for (int channel = 0; channel < raster.channels(); channel++) {
        most = Math.max(most, Math.abs(raster.value(step, channel)));
      }
    }
    return most;
  }

  private static Points ends(Box plot, SpikeRaster raster, float most, int level) {
    double cellWidth = plot.width() / raster.steps();
    double cellHeight = plot.height() / raster.channels();
    double half = Math.max(0.5, cellHeight * (cellHeight > 4 ? 0.4 : 0.5));
    double[] x = new double[2 * raster.count()];
    double[] y = new double[2 * raster.count()];
    int n = 0;
    for (int step = 0; step < raster.steps(); step++) {
      for (int channel = 0; channel < raster.channels(); channel++) {
        float value = Math.abs(raster.value(step, channel));
        if (value != 0 && (int) Math.ceil(value / most * LEVELS) == level) {
          double centre = plot.bottom() - (channel + 0.5) * cellHeight;
          x[n] = plot.x() + (step + 0.5) * cellWidth;
          y[n++] = centre - half;
          x[n] = x[n - 1];
          y[n++] = centre + half;
        }
      }
    }
    return new Points(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }
}

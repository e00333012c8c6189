package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.SpikeRaster;

/**
 * The spikes of one sample: steps from left to right, channels from bottom to top, a tick for each
 * spike. Where cells become smaller than a tick can be, the raster turns into a picture whose
 * shades tell how many cells below a pixel hold a spike. A spike stands in the middle of its step,
 * or at its exact time where the raster is timed.
 *
 * @param title what it shows
 * @param channel what a channel is: "neuron", "input"
 * @param raster the spikes
 * @param detail with axes, or the ticks alone for thumbnails
 */
public record RasterChart(String title, String channel, SpikeRaster raster, Detail detail)
    implements Chart {
  /** How much stands around the spikes. */
  public enum Detail {
    /** Heading, axes and labels. */
    AXES,
    /** The spikes alone. */
    BARE
  }

  private static final double LEAST_TICK_WIDTH = 2.5;
  private static final double LEAST_TICK_HEIGHT = 1.8;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (detail == Detail.BARE) {
      spikes(surface, box, theme);
      return;
    }
    AxisRange steps = new AxisRange(Axis.Scale.LINEAR, 0, raster.steps());
    AxisRange channels = new AxisRange(Axis.Scale.LINEAR, 0, raster.channels());
    PlotFrame frame = PlotFrame.within(box, steps, channels, theme);
    PlotFrame.heading(surface, box, theme, List.of(title, facts()));
    frame.grid(surface, theme);
    spikes(surface, frame.plot(), theme);
    frame.horizontalAxis(surface, theme, raster.timed() ? "time in steps" : "step");
  }

  @Override
  public void writeTo(CsvWriter csv) {
    if (raster.timed()) {
      csv.row("time", channel, "value");
      raster.forEach((time, at, value) -> csv.row(time, at, value));
    } else {
      csv.row("step", channel, "value");
      raster.forEach((step, at, value) -> csv.row((int) step, at, value));
    }
  }

  private String facts() {
    return String.format(
        java.util.Locale.ROOT,
        "%,d %ss, %d steps, %,d spikes%s",
        raster.channels(),
        channel,
        raster.steps(),
        raster.count(),
        raster.timed() ? " at exact times" : "");
  }

  private void spikes(Surface surface, Box plot, ChartTheme theme) {
    double cellWidth = plot.width() / raster.steps();
    double cellHeight = plot.height() / raster.channels();
    if (cellWidth >= LEAST_TICK_WIDTH && cellHeight >= LEAST_TICK_HEIGHT) {
      RasterTicks.draw(surface, plot, raster, theme.spike());
    } else if (plot.width() >= 1 && plot.height() >= 1) {
      int width = (int) Math.round(plot.width() * surface.pixelsPerUnit());
      int height = (int) Math.round(plot.height() * surface.pixelsPerUnit());
      surface.image(RasterPixels.paint(raster, width, height, theme.spike()), plot);
    }
  }
}

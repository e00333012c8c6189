package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.SpikeRaster;
import spikeloom.text.Wording;
import spikeloom.ui.text.Texts;

/**
 * The spikes of one sample: steps from left to right, channels from bottom to top, a tick for each
 * spike. If cells are too small for ticks, the raster turns into an image whose shades show how
 * many cells of a pixel hold a spike. A spike stands in the middle of its step, or at its exact
 * time if the raster is timed.
 *
 * @param title the title
 * @param channel what a channel is
 * @param raster the spikes
 * @param detail with axes, or the ticks alone for thumbnails
 * @param view the part that is shown
 */
public record RasterChart(
    String title, Channel channel, SpikeRaster raster, Detail detail, Viewport view)
    implements Zoomable {
  /** What the channels are. */
  public enum Channel {
    INPUT,
    NEURON;

    /** Its name in tables. */
    String column() {
      return Wording.of(this);
    }
  }

  /** The elements around the spikes. */
  public enum Detail {
    /** Heading, axes and labels. */
    AXES,
    /** The spikes only. */
    BARE
  }

  private static final double LEAST_TICK_WIDTH = 2.5;
  private static final double LEAST_TICK_HEIGHT = 1.8;

  /** The whole raster. */
  public RasterChart(String title, Channel channel, SpikeRaster raster, Detail detail) {
    this(title, channel, raster, detail, Viewport.whole());
  }

  @Override
  public RasterChart within(Viewport newView) {
    return new RasterChart(title, channel, raster, detail, newView);
  }

  @Override
  public Viewport.Cells cells() {
    return new Viewport.Cells(raster.steps(), raster.channels());
  }

  @Override
  public Box plot(Box box, ChartTheme theme) {
    return detail == Detail.BARE ? box : frame(box, theme).plot();
  }

  private PlotFrame frame(Box box, ChartTheme theme) {
    Axis.Scale time = raster.timed() ? Axis.Scale.LINEAR : Axis.Scale.WHOLE;
    return PlotFrame.within(
        box,
        new AxisRange(time, 0, raster.steps()),
        new AxisRange(Axis.Scale.WHOLE, 0, raster.channels()),
        theme);
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (detail == Detail.BARE) {
      spikes(surface, box, theme);
      return;
    }
    PlotFrame frame = frame(box, theme).part(view);
    PlotFrame.heading(surface, box, theme, List.of(title, facts()));
    frame.grid(surface, theme);
    spikes(surface, frame.plot(), theme);
    frame.horizontalAxis(
        surface, theme, raster.timed() ? Texts.CHART.get("raster.time") : Texts.CHART.get("step"));
  }

  @Override
  public void writeTo(CsvWriter csv) {
    if (raster.timed()) {
      csv.row("time", channel.column(), "value");
      raster.forEach((time, at, value) -> csv.row(time, at, value));
    } else {
      csv.row("step", channel.column(), "value");
      raster.forEach((step, at, value) -> csv.row((int) step, at, value));
    }
  }

  private String facts() {
    return Texts.CHART.get(
        raster.timed() ? "raster.timed-facts" : "raster.facts",
        Texts.CHART.of("raster.channels", channel, raster.channels()),
        raster.steps(),
        raster.count());
  }

  private void spikes(Surface surface, Box plot, ChartTheme theme) {
    RasterPart part = new RasterPart(raster, view, plot.width(), plot.height());
    if (part.cellWidth() >= LEAST_TICK_WIDTH && part.cellHeight() >= LEAST_TICK_HEIGHT) {
      RasterTicks.draw(surface, plot, part, theme.spike());
    } else if (plot.width() >= 1 && plot.height() >= 1) {
      int width = (int) Math.round(plot.width() * surface.pixelsPerUnit());
      int height = (int) Math.round(plot.height() * surface.pixelsPerUnit());
      RasterPart pixels = new RasterPart(raster, view, width, height);
      surface.image(RasterPixels.paint(pixels, theme.spike()), plot);
    }
  }
}

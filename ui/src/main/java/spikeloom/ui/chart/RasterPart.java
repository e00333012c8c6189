package spikeloom.ui.chart;

import spikeloom.spike.SpikePart;
import spikeloom.spike.SpikeRaster;

/**
 * The shown part of a raster on an area: places from its upper left corner.
 *
 * @param raster the spikes
 * @param view the part
 * @param width of the area
 * @param height of the area
 */
record RasterPart(SpikeRaster raster, Viewport view, double width, double height) {
  double cellWidth() {
    return width / (raster.steps() * view.spanX());
  }

  double cellHeight() {
    return height / (raster.channels() * view.spanY());
  }

  /** Returns the position of a time in steps; outside of the area if it is not shown. */
  double toX(double time) {
    return (time - raster.steps() * view.fromX()) * cellWidth();
  }

  /** Returns the position of the lower edge of a channel. */
  double toY(double channel) {
    return height - (channel - raster.channels() * view.fromY()) * cellHeight();
  }

  /** Returns all cells that are at least partly shown. */
  SpikePart cells() {
    return new SpikePart(
        (int) Math.floor(raster.steps() * view.fromX()),
        (int) Math.ceil(raster.steps() * view.toX()),
        (int) Math.floor(raster.channels() * view.fromY()),
        (int) Math.ceil(raster.channels() * view.toY()));
  }
}

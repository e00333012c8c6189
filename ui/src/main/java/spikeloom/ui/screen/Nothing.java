package spikeloom.ui.screen;

import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;

/** Placeholder charts. */
final class Nothing {
  private static final SignalShape DOT = new SignalShape.Image(1, 1, 1);

  private Nothing() {}

  /** An empty raster. */
  static Chart raster(String title) {
    SpikeRaster empty = new SpikeRaster.Builder(1, 1).build();
    return new RasterChart(title, RasterChart.Channel.INPUT, empty, RasterChart.Detail.BARE);
  }

  /** An empty image. */
  static Chart signal(String title) {
    return new SignalChart(title, new Signal(DOT, new float[1]), ColourMap.GREY);
  }
}

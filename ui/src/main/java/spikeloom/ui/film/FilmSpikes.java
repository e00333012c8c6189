package spikeloom.ui.film;

import spikeloom.spike.SpikeRaster;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.Stroke;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.text.Texts;

/**
 * The latent spikes of a sample so far in a frame, with a line at the current step.
 *
 * @param sample the sample
 * @param seen number of steps so far
 */
record FilmSpikes(FilmSample sample, int seen) implements Chart {
  @Override
  public String title() {
    return Texts.FILM.get("latent-spikes");
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    raster().draw(surface, box, theme);
    surface.outline(box, theme.hairline());
    double now = box.x() + box.width() * seen / sample.steps();
    surface.line(now, box.y(), now, box.bottom(), new Stroke(theme.series(1), 1.5));
  }

  private RasterChart raster() {
    float[][] spikes = sample.spikes();
    int neurons = spikes[0].length;
    SpikeRaster.Builder raster = new SpikeRaster.Builder(sample.steps(), neurons);
    for (int t = 0; t < seen; t++) {
      for (int n = 0; n < neurons; n++) {
        if (spikes[t][n] != 0) {
          raster.spike(t, n, spikes[t][n]);
        }
      }
    }
    return new RasterChart(
        title(), RasterChart.Channel.NEURON, raster.build(), RasterChart.Detail.BARE);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    raster().writeTo(csv);
  }
}

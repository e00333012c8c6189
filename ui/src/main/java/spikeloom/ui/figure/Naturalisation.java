package spikeloom.ui.figure;

import java.util.List;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.chart.ChartTable;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.PolarityChart;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;

/** Naturalised samples as a table of pictures and as a table of numbers. */
final class Naturalisation {
  private static final double RASTER_ASPECT = 2.2;

  private Naturalisation() {}

  /** A row for each sample, a column for each view. */
  static ChartTable table(List<NaturalisedSample> samples) {
    List<ChartTable.Row> rows = samples.stream().map(Naturalisation::row).toList();
    return new ChartTable("Naturalisation", columns(samples), rows);
  }

  /** A position in the flat signal or picture, or a step and a neuron. */
  static void write(List<NaturalisedSample> samples, CsvWriter csv) {
    csv.row("sample", "caption", "part", "step", "index", "value");
    for (int i = 0; i < samples.size(); i++) {
      NaturalisedSample sample = samples.get(i);
      PolarityChart events = sample.events();
      values(csv, List.of(i, sample.caption(), "events on"), events.on());
      values(csv, List.of(i, sample.caption(), "events off"), events.off());
      latent(csv, List.of(i, sample.caption()), sample.latent());
      values(csv, List.of(i, sample.caption(), "reconstruction"), sample.reconstruction().values());
      values(csv, List.of(i, sample.caption(), "target"), sample.target().values());
    }
  }

  private static void values(CsvWriter csv, List<Object> start, float[] values) {
    for (int i = 0; i < values.length; i++) {
      csv.row(start.get(0), start.get(1), start.get(2), "", i, values[i]);
    }
  }

  // A spike at an exact time counts for its step.
  private static void latent(CsvWriter csv, List<Object> start, SpikeRaster latent) {
    latent.forEach(
        (time, neuron, value) ->
            csv.row(start.get(0), start.get(1), "latent", (int) time, neuron, value));
  }

  private static List<ChartTable.Column> columns(List<NaturalisedSample> samples) {
    double events =
        samples.isEmpty()
            ? 1
            : (double) samples.get(0).events().width() / samples.get(0).events().height();
    double picture = samples.isEmpty() ? 1 : aspect(samples.get(0).target());
    return List.of(
        new ChartTable.Column("events", events),
        new ChartTable.Column("latent spikes", RASTER_ASPECT),
        new ChartTable.Column("reconstruction", picture),
        new ChartTable.Column("target", picture));
  }

  private static double aspect(Signal signal) {
    return signal.shape() instanceof SignalShape.Image image
        ? (double) image.width() / image.height()
        : RASTER_ASPECT;
  }

  private static ChartTable.Row row(NaturalisedSample sample) {
    return new ChartTable.Row(
        sample.caption(),
        List.of(
            sample.events(),
            new RasterChart(
                "latent", RasterChart.Channel.NEURON, sample.latent(), RasterChart.Detail.BARE),
            new SignalChart("reconstruction", sample.reconstruction(), ColourMap.GREY),
            new SignalChart("target", sample.target(), ColourMap.GREY)));
  }
}

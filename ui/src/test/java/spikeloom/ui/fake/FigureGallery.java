package spikeloom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.Figures;

/** Writes every figure to a folder, to be looked at. */
public final class FigureGallery {
  private FigureGallery() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Snapshot snapshot = Fakes.snapshot(16, 0.8);
    Snapshot many = Fakes.snapshot(128, 0.8);
    List<float[]> targets = many.samples().stream().map(Snapshot.Sample::target).toList();
    List<float[]> made = many.samples().stream().map(Snapshot.Sample::reconstruction).toList();
    write(Figures.reconstructions(snapshot), folder.resolve("reconstructions"));
    write(Figures.latentRaster(snapshot.samples().get(3)), folder.resolve("latent"));
    write(Figures.trainingCurves(Fakes.history()), folder.resolve("curves"));
    write(Figures.sampleSheet(snapshot.samples().get(3), Fakes.SHAPE), folder.resolve("sheet"));
    write(Figures.reconstructionGrid(Fakes.SHAPE, targets, made), folder.resolve("grid"));
    ExperimentFakes.figures()
        .forEach(
            (name, figure) -> {
              write(figure, folder.resolve(name));
              write(figure.in(ChartTheme.DARK), folder.resolve(name + "-dark"));
            });
    for (int size : IntStream.of(10, 500, 2000).toArray()) {
      RasterChart chart =
          new RasterChart(
              "Latent spikes",
              RasterChart.Channel.NEURON,
              Fakes.latent(size == 10 ? 30 : size, size, new SplittableRandom(1)),
              RasterChart.Detail.AXES);
      write(Figure.of(chart, 640, 380, ChartTheme.DARK), folder.resolve("raster" + size));
    }
  }

  private static void write(Figure figure, Path base) {
    for (FigureFile.Format format : FigureFile.Format.values()) {
      FigureFile.write(figure, base.resolveSibling(base.getFileName() + "." + format.extension()));
    }
  }
}

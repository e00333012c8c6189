package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.ValidationPoint;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.ImageGrid;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.figure.Figure.Panel;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** The figures of a run, in the light theme, as in its directory. */
public final class Figures {
  private static final ChartTheme PAPER = ChartTheme.LIGHT;

  private static final double MARGIN = 24;

  private Figures() {}

  /** Target and reconstruction of every sample, with its class and distortion. */
  public static Figure reconstructions(Snapshot snapshot) {
    List<ImageGrid.Group> groups =
        snapshot.samples().stream()
            .map(
                sample ->
                    new ImageGrid.Group(
                        List.of(sample.target(), sample.reconstruction()), caption(sample)))
            .toList();
    int columns = columnsFor(groups.size());
    ImageGrid grid =
        new ImageGrid(
            Texts.FIGURE.get("reconstructions"), pair(), groups, columns, snapshot.shape());
    return page(grid, curves(snapshot.shape()) ? 170 : 84);
  }

  /**
   * A large sheet of target and reconstruction side by side, without captions, 8 pairs a row, or 4
   * of curves.
   */
  public static Figure reconstructionGrid(
      SignalShape shape, List<float[]> targets, List<float[]> reconstructions) {
    List<ImageGrid.Group> groups = new ArrayList<>();
    for (int i = 0; i < Math.min(targets.size(), reconstructions.size()); i++) {
      groups.add(new ImageGrid.Group(List.of(targets.get(i), reconstructions.get(i)), ""));
    }
    return curves(shape)
        ? page(new ImageGrid(Texts.FIGURE.get("reconstructions"), pair(), groups, 4, shape), 150)
        : page(new ImageGrid(Texts.FIGURE.get("reconstructions"), pair(), groups, 8, shape), 56);
  }

  /** Samples in a square without captions, or 4 curves a row. */
  public static Figure sampleGrid(SignalShape shape, List<float[]> samples) {
    List<ImageGrid.Group> groups =
        samples.stream().map(sample -> new ImageGrid.Group(List.of(sample), "")).toList();
    int side = (int) Math.ceil(Math.sqrt(groups.size()));
    return curves(shape)
        ? page(new ImageGrid(Texts.FIGURE.get("samples"), List.of(), groups, 4, shape), 150)
        : page(new ImageGrid(Texts.FIGURE.get("samples"), List.of(), groups, side, shape), 56);
  }

  /** The latent spikes of one sample. */
  public static Figure latentRaster(Snapshot.Sample sample) {
    return Figure.of(latent(sample), 640, 380, PAPER);
  }

  /** Distortion above rate, both against the training examples seen. */
  public static Figure trainingCurves(RunHistory history) {
    List<Progress> metrics = history.metrics();
    List<ValidationPoint> validation = history.validation();
    double width = 680;
    double height = 230;
    Box above = new Box(MARGIN, MARGIN, width, height);
    Box below = new Box(MARGIN, MARGIN + height + 18, width, height);
    return new Figure(
        Texts.FIGURE.get("training-curves"),
        new Box(0, 0, width + 2 * MARGIN, below.bottom() + MARGIN),
        PAPER,
        List.of(
            new Panel(
                above, TrainingCurves.distortion(metrics, validation, TrainingCurves.Look.PLAIN)),
            new Panel(below, TrainingCurves.rate(metrics, validation, TrainingCurves.Look.PLAIN))),
        csv -> TrainingCurves.table(metrics, validation, csv));
  }

  /**
   * One sample from target to reconstruction: target, input spikes, latent spikes, reconstruction.
   */
  public static Figure sampleSheet(Snapshot.Sample sample, SignalShape shape) {
    double side = 270;
    double rasters = 600;
    double row = 290;
    double left = MARGIN + side + 32;
    RasterChart input =
        new RasterChart(
            Texts.FIGURE.get("input-spikes"),
            RasterChart.Channel.INPUT,
            sample.input(),
            RasterChart.Detail.AXES);
    return new Figure(
        Texts.TEXT.of("part", sample.part()) + " " + sample.index(),
        new Box(0, 0, left + rasters + MARGIN, 2 * MARGIN + 2 * row + 16),
        PAPER,
        List.of(
            new Panel(
                new Box(MARGIN, MARGIN, side, row),
                SignalCharts.of(
                    Texts.FIGURE.get("target-of-class", sample.className()),
                    new Signal(shape, sample.target()))),
            new Panel(new Box(left, MARGIN, rasters, row), input),
            new Panel(
                new Box(MARGIN, MARGIN + row + 16, side, row),
                SignalCharts.pair(
                    Texts.FIGURE.get(
                        "reconstruction",
                        Quantities.distortion(sample.measure(), sample.distortion()),
                        Quantities.rate(sample.rateBits())),
                    new Signal(shape, sample.target()),
                    new Signal(shape, sample.reconstruction()))),
            new Panel(new Box(left, MARGIN + row + 16, rasters, row), latent(sample))),
        csv -> sheetTable(sample, csv));
  }

  // A curve needs more space than an image.
  private static boolean curves(SignalShape shape) {
    return shape instanceof SignalShape.Series;
  }

  /** Number of columns that fills all rows, if 3 to 5 groups per row allow it. */
  private static int columnsFor(int groups) {
    return groups <= 4
        ? groups
        : IntStream.of(4, 5, 3).filter(n -> groups % n == 0).findFirst().orElse(4);
  }

  private static Figure page(ImageGrid grid, double pictureWidth) {
    Box size = grid.sizeFor(pictureWidth);
    return Figure.of(grid, size.width(), size.height(), PAPER);
  }

  private static RasterChart latent(Snapshot.Sample sample) {
    return new RasterChart(
        Texts.FIGURE.get("latent-spikes"),
        RasterChart.Channel.NEURON,
        sample.latent(),
        RasterChart.Detail.AXES);
  }

  private static List<String> pair() {
    return List.of(Texts.FIGURE.get("pair.target"), Texts.FIGURE.get("pair.reconstruction"));
  }

  private static String caption(Snapshot.Sample sample) {
    return Texts.FIGURE.get(
        "caption", sample.className(), Quantities.briefly(sample.measure(), sample.distortion()));
  }

  /** One table for all parts: a position in the flat signal, or a step and a channel. */
  private static void sheetTable(Snapshot.Sample sample, CsvWriter csv) {
    csv.row("part", "step", "index", "value");
    for (int i = 0; i < sample.target().length; i++) {
      csv.row("target", "", i, sample.target()[i]);
    }
    for (int i = 0; i < sample.reconstruction().length; i++) {
      csv.row("reconstruction", "", i, sample.reconstruction()[i]);
    }
    for (boolean input : new boolean[] {true, false}) {
      var raster = input ? sample.input() : sample.latent();
      for (int step = 0; step < raster.steps(); step++) {
        for (int channel = 0; channel < raster.channels(); channel++) {
          if (raster.spikes(step, channel)) {
            csv.row(input ? "input" : "latent", step, channel, raster.value(step, channel));
          }
        }
      }
    }
  }
}

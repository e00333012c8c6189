package spikeloom.ui.figure;

import java.util.List;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarChart;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTable;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourScale;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.CurveChart;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.HeatChart;
import spikeloom.ui.chart.HeatMatrix;
import spikeloom.ui.chart.ParallelAxis;
import spikeloom.ui.chart.ParallelChart;
import spikeloom.ui.chart.PointChart;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Reference;

/**
 * The figures of experiments, in the light theme; {@link Figure#in} gives another. All of them take
 * plain values.
 */
public final class ExperimentFigures {
  private static final ChartTheme PAPER = ChartTheme.LIGHT;
  private static final double WIDTH = 640;
  private static final double HEIGHT = 400;
  private static final double SAMPLE_HEIGHT = 112;

  private ExperimentFigures() {}

  /**
   * The rate-distortion plane: rate in bits per example to the right, distortion upwards, a point
   * for each run.
   *
   * @param groups the runs, a group for each method
   * @param guides the front ({@link spikeloom.ui.chart.Front}) and values to compare with
   * @param rateScale scale of the horizontal axis
   * @param unit unit of the distortion
   */
  public static Figure rateDistortion(
      List<PointGroup> groups, List<? extends Guide> guides, Axis.Scale rateScale, String unit) {
    Axis rate = new Axis("rate", "bits per example", rateScale);
    Axis distortion = Axis.linear("distortion", unit);
    return figure(
        new PointChart("Rate and distortion", rate, distortion, groups, List.copyOf(guides)));
  }

  /**
   * Parallel coordinates of combinations of values and their results, coloured by the last axis.
   */
  public static Figure parallelCoordinates(String title, List<ParallelAxis> axes) {
    double width = Math.max(WIDTH, 120.0 * axes.size());
    return Figure.of(new ParallelChart(title, axes), width, HEIGHT, PAPER);
  }

  /** Curves with error bars or bands, as set for each curve. */
  public static Figure curves(
      String title, Axis x, Axis y, List<Curve> curves, List<? extends Guide> guides) {
    return figure(new CurveChart(title, x, y, curves, List.copyOf(guides)));
  }

  /** Bars in groups, a group for each category. */
  public static Figure bars(
      String title,
      Axis y,
      List<String> categories,
      List<BarSeries> series,
      List<Reference> references) {
    return figure(new BarChart(title, y, categories, series, references));
  }

  /**
   * Information of every latent neuron at every step, with sums over neurons and over steps.
   *
   * @param bits neurons x steps, bits per example
   */
  public static Figure informationMap(float[][] bits) {
    HeatMatrix matrix = new HeatMatrix("neuron", "step", bits);
    HeatChart chart =
        new HeatChart(
            "Information per neuron and step",
            matrix,
            ColourScale.spanning("bits per example", matrix),
            HeatChart.Marginals.SUMS);
    return Figure.of(chart, WIDTH, HEIGHT + 60, PAPER);
  }

  /**
   * Cosine between the gradients of learning rules and the exact gradient: 1 for the same
   * direction, 0 for orthogonal ones.
   *
   * @param layers names of the layers
   * @param rules cosines in [-1, 1] for each layer, a series for each rule
   */
  public static Figure gradientAgreement(List<String> layers, List<BarSeries> rules) {
    Axis cosine = Axis.linear("", "cosine with the exact gradient");
    List<Reference> same = List.of(Reference.horizontal(1, ""));
    return figure(new BarChart("Gradient agreement", cosine, layers, rules, same));
  }

  /**
   * Decoding after the first steps: distortion on the left and cumulative rate on the right, both
   * against the step.
   *
   * @param distortion when the decoder reads the steps up to x
   * @param rate bits per example sent up to step x
   * @param references distortions to compare with
   * @param unit unit of the distortions
   */
  public static Figure byTime(
      List<Curve> distortion, List<Curve> rate, List<Reference> references, String unit) {
    Axis step = new Axis("step", "", Axis.Scale.WHOLE);
    CurveChart left =
        new CurveChart(
            "Distortion", step, Axis.linear("", unit), distortion, List.copyOf(references));
    CurveChart right =
        new CurveChart(
            "Cumulative rate", step, Axis.linear("", "bits per example"), rate, List.of());
    Panels.Layout layout = new Panels.Layout(2, 420, 300);
    Figure page = Panels.of("By time", List.of(left, right), layout, PAPER);
    return new Figure(
        page.title(),
        page.page(),
        PAPER,
        page.panels(),
        csv -> {
          csv.row("quantity", "series", "step", "value", "deviation");
          byTimeRows(csv, "distortion", distortion);
          byTimeRows(csv, "rate", rate);
        });
  }

  /**
   * Sensor spikes and their reconstruction: events, latent spikes, reconstruction and target, a row
   * for each sample.
   */
  public static Figure naturalisation(List<NaturalisedSample> samples) {
    ChartTable table = Naturalisation.table(samples);
    Box size = table.sizeFor(SAMPLE_HEIGHT);
    Figure figure = Figure.of(table, size.width(), size.height(), PAPER);
    return new Figure(
        figure.title(),
        figure.page(),
        PAPER,
        figure.panels(),
        csv -> Naturalisation.write(samples, csv));
  }

  private static Figure figure(Chart chart) {
    return Figure.of(chart, WIDTH, HEIGHT, PAPER);
  }

  private static void byTimeRows(CsvWriter csv, String quantity, List<Curve> curves) {
    for (Curve curve : curves) {
      for (int i = 0; i < curve.points().size(); i++) {
        boolean known = curve.deviation().length > 0 && !Double.isNaN(curve.deviation()[i]);
        csv.row(
            quantity,
            curve.name(),
            curve.points().x()[i],
            curve.points().y()[i],
            known ? curve.deviation()[i] : "");
      }
    }
  }
}

package spikeloom.ui.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import spikeloom.objective.Distortion;
import spikeloom.spike.Signal;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Front;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.Numbers;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.PolarityChart;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.NaturalisedSample;
import spikeloom.ui.figure.Panels;

/** Figures of experiments that nobody made. */
public final class ExperimentFakes {
  private static final double[] BETAS = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};

  private ExperimentFakes() {}

  /** One of each kind, by a short name. */
  public static Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("rate-distortion", rateDistortion(Axis.Scale.LINEAR));
    figures.put("rate-distortion-log", rateDistortion(Axis.Scale.LOG));
    figures.put("curves-band", curves(Curve.Look.BAND));
    figures.put("curves-bars", curves(Curve.Look.MARKERS));
    figures.put("bars", bars());
    figures.put("bars-turned", manyBars());
    figures.put("information", ExperimentFigures.informationMap(bits(256, 30)));
    figures.put("information-small", ExperimentFigures.informationMap(bits(8, 5)));
    figures.put("gradient", gradient());
    figures.put("by-time", byTime());
    figures.put("naturalisation", ExperimentFigures.naturalisation(naturalised(5)));
    figures.put("panels", panels(List.of(curves(Curve.Look.BAND), gradient(), bars())));
    return figures;
  }

  private static Figure panels(List<Figure> figures) {
    List<Chart> charts = figures.stream().map(one -> one.panels().get(0).chart()).toList();
    return Panels.of("All of them", charts, new Panels.Layout(2, 440, 300), ChartTheme.LIGHT);
  }

  private static Figure rateDistortion(Axis.Scale scale) {
    List<PointGroup> groups = new ArrayList<>();
    String[] names = {"time decoding", "rate decoding", "score function"};
    SplittableRandom random = new SplittableRandom(3);
    for (int g = 0; g < names.length; g++) {
      List<PointGroup.Place> places = new ArrayList<>();
      for (double beta : BETAS) {
        double rate = 5200 / (1 + 1.8 * Math.pow(beta / 1e-2, 0.55)) * (1 + 0.1 * g);
        double distortion = 0.07 + 30.0 / (rate + 100) + 0.012 * g + 0.004 * random.nextDouble();
        String label = g == 0 ? "β " + Numbers.tick(beta, beta) : "";
        places.add(new PointGroup.Place(label, rate, distortion, 0.06 * rate, 0.006));
      }
      groups.add(new PointGroup(names[g], places, g));
    }
    List<PointGroup.Place> best = groups.get(0).points();
    Points front =
        new Points(
            best.stream().mapToDouble(PointGroup.Place::x).toArray(),
            best.stream().mapToDouble(PointGroup.Place::y).toArray());
    Front.Shape shape = scale == Axis.Scale.LOG ? Front.Shape.STRAIGHT : Front.Shape.STEPPED;
    List<Guide> guides =
        List.of(
            new Front("Pareto front", front, shape),
            Reference.horizontal(0.2625, "mean image 0.2625"));
    return ExperimentFigures.rateDistortion(groups, guides, scale, Distortion.CROSS_ENTROPY.unit());
  }

  private static Figure curves(Curve.Look look) {
    double[] x =
        look == Curve.Look.BAND
            ? IntStream.range(0, 80).mapToDouble(i -> 750.0 * (i + 1)).toArray()
            : BETAS;
    Axis axis =
        look == Curve.Look.BAND
            ? Axis.linear("training examples", "")
            : new Axis("beta", "", Axis.Scale.LOG);
    SplittableRandom random = new SplittableRandom(7);
    List<Curve> curves = new ArrayList<>();
    String[] names = {"back-propagation", "score function", "forward (K = 5)"};
    for (int c = 0; c < names.length; c++) {
      double[][] runs = new double[5][x.length];
      for (double[] run : runs) {
        double offset = random.nextDouble() * 0.3;
        for (int i = 0; i < x.length; i++) {
          double at =
              look == Curve.Look.BAND ? 1 / (1 + i / 6.0) : 0.25 + 0.08 * Math.log10(x[i] * 1e5);
          run[i] =
              (0.07 + 0.16 * at) * (1 + 0.25 * c + offset * (0.5 + at))
                  + 0.004 * random.nextDouble();
        }
      }
      curves.add(Curve.ofRuns(names[c], x, runs, look, c));
    }
    return ExperimentFigures.curves(
        "Test distortion",
        axis,
        new Axis("", "nats per pixel", Axis.Scale.LOG),
        curves,
        List.of(
            Reference.horizontal(0.2625, "mean image 0.2625"),
            Reference.horizontal(0.0581, "perfect copy 0.0581")));
  }

  private static Figure bars() {
    return ExperimentFigures.bars(
        "Distortion by code and decoder",
        Axis.linear("", "nats per value"),
        List.of("rate code, time decoding", "latency code, time decoding", "rate code, counts"),
        List.of(
            new BarSeries(
                "linear",
                new double[] {0.0787, 0.085, 0.11},
                new double[] {0.002, 0.003, 0.004},
                0),
            new BarSeries(
                "mlp", new double[] {0.084, 0.0895, 0.1}, new double[] {0.003, 0.002, 0.006}, 1),
            new BarSeries(
                "conv", new double[] {0.07, 0.075, Double.NaN}, new double[] {0.002, 0.001, 0}, 2)),
        List.of(Reference.horizontal(0.0581, "perfect copy 0.0581")));
  }

  private static Figure manyBars() {
    List<String> names =
        IntStream.range(0, 14)
            .mapToObj(i -> "configuration-" + "abcdefghijklmn".substring(0, i + 1))
            .toList();
    double[] values = names.stream().mapToDouble(n -> 3.0 * n.length() - 20).toArray();
    return ExperimentFigures.bars(
        "Training speed",
        Axis.linear("", "examples per second"),
        names,
        List.of(BarSeries.of("speed", values, 0)),
        List.of());
  }

  private static float[][] bits(int neurons, int steps) {
    SplittableRandom random = new SplittableRandom(5);
    float[][] bits = new float[neurons][steps];
    for (int n = 0; n < neurons; n++) {
      double strength = 0.05 + 0.5 * Math.pow(random.nextDouble(), 3);
      double peak = random.nextDouble() * steps * 0.6;
      for (int t = 0; t < steps; t++) {
        double distance = (t - peak) / (0.2 * steps);
        bits[n][t] =
            (float)
                (strength
                    * (0.2 + Math.exp(-distance * distance))
                    * (0.7 + 0.6 * random.nextDouble()));
      }
    }
    return bits;
  }

  private static Figure gradient() {
    return ExperimentFigures.gradientAgreement(
        List.of("hidden 1", "hidden 2", "latent readout", "decoder"),
        List.of(
            new BarSeries(
                "straight-through",
                new double[] {0.71, 0.8, 0.9, 1},
                new double[] {0.04, 0.03, 0.02, 0},
                0),
            new BarSeries(
                "score function",
                new double[] {0.12, 0.2, 0.45, 1},
                new double[] {0.05, 0.06, 0.04, 0},
                1),
            new BarSeries(
                "forward, K = 5",
                new double[] {-0.08, 0.33, 0.7, 0.95},
                new double[] {0.1, 0.06, 0.05, 0.01},
                2)));
  }

  private static Figure byTime() {
    double[] steps = IntStream.rangeClosed(1, 30).asDoubleStream().toArray();
    List<Curve> distortion = new ArrayList<>();
    List<Curve> rate = new ArrayList<>();
    String[] names = {"rate code", "latency code"};
    for (int c = 0; c < 2; c++) {
      double slow = c == 0 ? 9 : 5;
      double[] d = Arrays.stream(steps).map(t -> 0.08 + 0.18 * Math.exp(-t / slow)).toArray();
      double[] r = Arrays.stream(steps).map(t -> 5000 * (1 - Math.exp(-t / slow))).toArray();
      distortion.add(
          new Curve(
              names[c],
              new Points(steps, d),
              Arrays.stream(d).map(v -> 0.08 * v).toArray(),
              Curve.Look.BAND,
              c));
      rate.add(
          new Curve(
              names[c],
              new Points(steps, r),
              Arrays.stream(r).map(v -> 0.06 * v).toArray(),
              Curve.Look.BAND,
              c));
    }
    return ExperimentFigures.byTime(
        distortion,
        rate,
        List.of(Reference.horizontal(0.2625, "mean image 0.2625")),
        Distortion.CROSS_ENTROPY.unit());
  }

  /** Samples with events at the edges of their target. */
  public static List<NaturalisedSample> naturalised(int count) {
    Snapshot snapshot = Fakes.snapshot(count, 0.8);
    return snapshot.samples().stream()
        .map(
            sample ->
                new NaturalisedSample(
                    "class " + sample.className(),
                    events(sample.target(), 28),
                    sample.latent(),
                    new Signal(snapshot.shape(), sample.reconstruction()),
                    new Signal(snapshot.shape(), sample.target())))
        .toList();
  }

  private static PolarityChart events(float[] image, int width) {
    float[] on = new float[image.length];
    float[] off = new float[image.length];
    for (int i = 1; i < image.length; i++) {
      float change = image[i] - image[i - 1];
      on[i] = Math.round(8 * Math.max(0, change));
      off[i] = Math.round(8 * Math.max(0, -change));
    }
    return new PolarityChart("events", width, image.length / width, on, off);
  }
}

package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.ValidationPoint;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Axis.Scale;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.StackedChart;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** The two curves of a run against the training examples seen. */
public final class TrainingCurves {
  private static final int VALIDATION = 3; // index into the palette
  private static final double NAT = Math.log(2); // nats in a bit

  private TrainingCurves() {}

  /**
   * How curves are shown.
   *
   * @param scale scale of the vertical axis
   * @param smoothing weight of the past, 0 for none
   */
  public record Look(Scale scale, double smoothing) {
    /** Linear, as measured. */
    public static final Look PLAIN = new Look(Scale.LINEAR, 0);
  }

  /** Distortion in the unit of its measure. */
  public static LineChart distortion(List<Progress> metrics, Look look) {
    return chart(
        Texts.FIGURE.get("curves.distortion"),
        unit(metrics),
        metrics,
        look,
        0,
        Progress::distortion);
  }

  /**
   * The same with the distortion of validation samples beside it.
   *
   * @param validation figures on validation samples, oldest first; may be empty
   */
  public static LineChart distortion(
      List<Progress> metrics, List<ValidationPoint> validation, Look look) {
    return withValidation(
        distortion(metrics, look), validation, ValidationPoint::distortion, VALIDATION);
  }

  /** The unit of the distortions; empty for no reports, or where runs have different ones. */
  static String unit(List<Progress> metrics) {
    List<String> units =
        metrics.stream().map(at -> Quantities.unit(at.measure())).distinct().toList();
    return units.size() == 1 ? units.get(0) : "";
  }

  /** Rate of the latent spikes in bits per example. */
  public static LineChart rate(List<Progress> metrics, Look look) {
    return chart(
        Texts.FIGURE.get("curves.rate"),
        Texts.FIGURE.get("bits-per-example"),
        metrics,
        look,
        1,
        Progress::rateBits);
  }

  /**
   * The same with the rate of validation samples beside it.
   *
   * @param validation figures on validation samples, oldest first; may be empty
   */
  public static LineChart rate(
      List<Progress> metrics, List<ValidationPoint> validation, Look look) {
    return withValidation(rate(metrics, look), validation, ValidationPoint::rateBits, VALIDATION);
  }

  private static LineChart withValidation(
      LineChart training,
      List<ValidationPoint> validation,
      ToDoubleFunction<ValidationPoint> value,
      int palette) {
    if (validation.isEmpty() || training.series().isEmpty()) {
      return training;
    }
    List<LineSeries> both = new ArrayList<>(named(Texts.FIGURE.get("curves.training"), training));
    both.add(
        new LineSeries(Texts.FIGURE.get("curves.validation"), points(validation, value), palette));
    return new LineChart(training.title(), training.x(), training.y(), both, training.smoothing());
  }

  /** Figures on validation samples against the training examples seen. */
  static Points points(List<ValidationPoint> validation, ToDoubleFunction<ValidationPoint> value) {
    return new Points(
        validation.stream().mapToDouble(ValidationPoint::examples).toArray(),
        validation.stream().mapToDouble(value).toArray());
  }

  /**
   * The negative evidence lower bound as the sum of its parts, rate and distortion, in nats per
   * example, with that of validation samples. The smaller part is at the bottom, where it can be
   * read off the axis.
   *
   * @param validation figures on validation samples, oldest first; may be empty
   * @param values terms of the distortion of an example, see {@link
   *     spikeloom.objective.Distortion#parts}
   */
  public static StackedChart bound(
      List<Progress> metrics, List<ValidationPoint> validation, int values, Look look) {
    LineChart distortion =
        chart(
            Texts.FIGURE.get("curves.distortion-part"),
            "",
            metrics,
            look,
            0,
            at -> values * at.distortion());
    LineChart rate =
        chart(
            Texts.FIGURE.get("curves.rate-part"),
            "",
            metrics,
            look,
            1,
            at -> charged(NAT, at.rateBits()));
    List<LineSeries> parts =
        Stream.of(rate, distortion).flatMap(one -> one.series().stream()).toList();
    List<LineSeries> compared =
        validation.isEmpty() || parts.isEmpty()
            ? List.of()
            : List.of(
                new LineSeries(
                    Texts.FIGURE.get("curves.validation"),
                    points(
                        validation, at -> values * at.distortion() + charged(NAT, at.rateBits())),
                    VALIDATION));
    return new StackedChart(
        Texts.FIGURE.get("curves.negative-elbo"),
        rate.x(),
        Texts.FIGURE.get("curves.nats-per-example"),
        parts,
        compared,
        look.smoothing());
  }

  /** The loss: distortion plus beta times the rate; without a beta the distortion alone. */
  public static LineChart total(List<Progress> metrics, TrainingPlan plan, Look look) {
    double terms = plan.encoder().rateTerms(plan.data().steps());
    Double beta = plan.objective().beta();
    double price = beta == null ? 0 : beta * Math.log(2) / terms;
    return chart(
        Texts.FIGURE.get("curves.total"),
        Quantities.unit(plan.objective().distortion()),
        metrics,
        look,
        2,
        report -> report.distortion() + charged(price, report.rateBits()));
  }

  // Without noise there is no rate term.
  private static double charged(double price, double rateBits) {
    return Double.isNaN(rateBits) ? 0 : price * rateBits;
  }

  /** Spikes per neuron and step of hidden and latent neurons. */
  public static LineChart firing(List<Progress> metrics, Look look) {
    LineChart latent =
        chart(
            Texts.FIGURE.get("curves.firing"),
            Texts.FIGURE.get("curves.spikes-per-step"),
            metrics,
            look,
            1,
            Progress::latentSpikeRate);
    LineChart hidden =
        chart(
            Texts.FIGURE.get("curves.firing"),
            Texts.FIGURE.get("curves.spikes-per-step"),
            metrics,
            look,
            0,
            Progress::hiddenSpikeRate);
    List<LineSeries> both =
        Stream.of(
                named(Texts.FIGURE.get("curves.hidden"), hidden),
                named(Texts.FIGURE.get("curves.latent"), latent))
            .flatMap(List::stream)
            .toList();
    return new LineChart(
        Texts.FIGURE.get("curves.firing"), latent.x(), latent.y(), both, look.smoothing());
  }

  private static List<LineSeries> named(String name, LineChart chart) {
    return chart.series().stream()
        .map(one -> new LineSeries(name, one.points(), one.paletteIndex()))
        .toList();
  }

  /** Reports, a row each, and below them the figures on validation samples. */
  static void table(List<Progress> metrics, List<ValidationPoint> validation, CsvWriter csv) {
    csv.row(
        "step",
        "epoch",
        "examples",
        "distortion",
        "rate_bits",
        "latent_spike_rate",
        "hidden_spike_rate",
        "examples_per_second",
        "validation_distortion",
        "validation_rate_bits");
    for (Progress at : metrics) {
      csv.row(
          at.step(),
          at.epoch(),
          at.examples(),
          at.distortion(),
          at.rateBits(),
          at.latentSpikeRate(),
          at.hiddenSpikeRate(),
          at.examplesPerSecond(),
          "",
          "");
    }
    for (ValidationPoint at : validation) {
      csv.row(at.step(), "", at.examples(), "", "", "", "", "", at.distortion(), at.rateBits());
    }
  }

  private static LineChart chart(
      String title,
      String unit,
      List<Progress> metrics,
      Look look,
      int palette,
      ToDoubleFunction<Progress> value) {
    double[] x = new double[metrics.size()];
    double[] y = new double[metrics.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = metrics.get(i).examples();
      y[i] = value.applyAsDouble(metrics.get(i));
    }
    LineSeries series = new LineSeries(title, new Points(x, y), palette);
    return new LineChart(
        title,
        Axis.linear(Texts.FIGURE.get("curves.examples"), ""),
        new Axis("", unit, look.scale()),
        x.length == 0 ? List.of() : List.of(series),
        look.smoothing());
  }
}

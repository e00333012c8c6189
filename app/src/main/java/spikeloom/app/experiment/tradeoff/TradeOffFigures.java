package spikeloom.app.experiment.tradeoff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.evaluation.Mean;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;

/** Figures of the trade-off. */
final class TradeOffFigures {
  private static final Axis DISTORTION = Axis.linear("distortion", "nats per example");

  private TradeOffFigures() {}

  /** The rate-distortion plane, a curve for each prior. */
  static Figure plane(List<TradeOff> found) {
    List<String> names = found.stream().map(TradeOff::name).distinct().toList();
    List<Curve> curves = new ArrayList<>();
    for (String name : names) {
      List<TradeOff> points =
          found.stream()
              .filter(one -> one.name().equals(name))
              .sorted(Comparator.comparingDouble(one -> one.mean(Trial::rateBits).value()))
              .toList();
      curves.add(
          new Curve(
              name,
              new Points(
                  values(points, one -> one.mean(Trial::rateBits).value()),
                  values(points, one -> one.mean(Trial::distortion).value())),
              values(points, one -> one.mean(Trial::distortion).deviation()),
              Curve.Look.MARKERS,
              curves.size()));
    }
    return ExperimentFigures.curves(
        "Rate and distortion",
        new Axis("rate", "bits per example", Axis.Scale.LOG),
        DISTORTION,
        curves,
        List.of());
  }

  /** The negative ELBO of the models that minimise it. */
  static Figure negativeElbo(List<TradeOff> found) {
    List<TradeOff> bounds = found.stream().filter(one -> one.weight() == 1).toList();
    List<Mean> means = bounds.stream().map(one -> one.mean(Trial::negativeElbo)).toList();
    BarSeries bars =
        new BarSeries(
            "negative ELBO",
            means.stream().mapToDouble(Mean::value).toArray(),
            means.stream().mapToDouble(Mean::deviation).toArray(),
            0);
    return ExperimentFigures.bars(
        "Negative evidence lower bound",
        Axis.linear("", "nats per example"),
        bounds.stream().map(TradeOff::name).toList(),
        List.of(bars),
        List.of());
  }

  private static double[] values(List<TradeOff> points, ToDoubleFunction<TradeOff> value) {
    return points.stream().mapToDouble(value).toArray();
  }
}

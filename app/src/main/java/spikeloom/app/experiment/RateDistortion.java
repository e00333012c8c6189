package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.report.Table;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
import spikeloom.objective.Distortion;
import spikeloom.training.Setting;
import spikeloom.training.TrainedModel;
import spikeloom.training.TrainingPlan;

/** Trains the same plan at several prices of information, and draws what each of them buys. */
public final class RateDistortion {
  private final Lab lab;
  private final TrainingPlan plan;

  /**
   * What a price buys, over all seeds.
   *
   * @param beta the price
   * @param rate bits per example
   * @param distortion mean distortion, in the unit of the plan's measure
   * @param spikes latent spikes per example
   */
  public record Point(double beta, Mean rate, Mean distortion, Mean spikes) {}

  /** A sweep of {@code plan}, whose own beta and seed are of no matter. */
  public RateDistortion(Lab lab, TrainingPlan plan) {
    this.lab = lab;
    this.plan = plan;
  }

  /** Trains every beta with every seed. */
  public List<Point> sweep(List<Double> betas, long[] seeds) {
    List<Point> points = new ArrayList<>();
    for (double beta : betas.stream().sorted().toList()) {
      List<Metrics> all = new ArrayList<>();
      for (long seed : seeds) {
        all.add(measure(beta, seed));
      }
      int cells = plan.data().steps() * plan.encoder().latent();
      points.add(
          new Point(
              beta,
              Mean.of(all.stream().map(Metrics::rateBits).toList()),
              Mean.of(all.stream().map(Metrics::distortion).toList()),
              Mean.of(all.stream().map(m -> m.latentSpikeRate() * cells).toList())));
    }
    return points;
  }

  private Metrics measure(double beta, long seed) {
    Map<Setting, String> changes = new EnumMap<>(Setting.class);
    changes.put(Setting.BETA, Double.toString(beta));
    changes.put(Setting.SEED, Long.toString(seed));
    TrainingPlan one = Setting.change(plan, changes);
    String name = "beta-" + Setting.BETA.of(one) + "-seed-" + seed;
    try (TrainedModel model = lab.train(name, one)) {
      return model.evaluator().run(Integer.MAX_VALUE);
    }
  }

  /**
   * Those that no other beats in rate or distortion without losing in the other, cheapest first.
   */
  public static List<Point> front(List<Point> points) {
    List<Point> front = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    Comparator<Point> cheapest =
        Comparator.<Point>comparingDouble(p -> p.rate().value())
            .thenComparing(p -> p.distortion().value());
    for (Point point : points.stream().sorted(cheapest).toList()) {
      if (point.distortion().value() < best) {
        best = point.distortion().value();
        front.add(point);
      }
    }
    return front;
  }

  private static String word(double beta) {
    return Setting.BETA.of(
        Setting.change(TrainingPlan.defaults(), Map.of(Setting.BETA, Double.toString(beta))));
  }

  /** Metrics, table and figure of a sweep. */
  public static void report(List<Point> points, Distortion measure, ResultDirectory results) {
    List<Point> front = front(points);
    Table table =
        new Table(
            "beta",
            "rate_bits",
            "rate_bits_sd",
            "distortion",
            "distortion_sd",
            "latent_spikes",
            "seeds",
            "on_front");
    for (Point p : points) {
      table.row(
          p.beta(),
          p.rate().value(),
          p.rate().deviation(),
          p.distortion().value(),
          p.distortion().deviation(),
          p.spikes().value(),
          p.rate().count(),
          front.contains(p) ? "yes" : "no");
      String beta = word(p.beta());
      results.metric("rate_bits_beta_" + beta, p.rate().value());
      results.metric("distortion_beta_" + beta, p.distortion().value());
    }
    results.table(table);
    results.figure(
        "rate-distortion",
        SweepFigure.of(points, front, measure.unit()),
        "Distortion (%s) against rate; error bars: standard deviation over seeds."
            .formatted(measure.unit()));
  }
}

package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.report.Table;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
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
   * @param distortion nats per value
   * @param spikes latent spikes per example
   */
  public record Point(double beta, Mean rate, Mean distortion, Mean spikes) {}

  /** A sweep of {@code plan}, whose own beta and seed are of no matter. */
  public RateDistortion(Lab lab, TrainingPlan plan) {
    this.lab = lab;
    this.plan = plan;
  }

  /**
   * Trains every beta with every seed. A cell that another process is training is left to it, and
   * awaited at the end: several processes may share a sweep, and each gets the whole table.
   */
  public List<Point> sweep(List<Double> betas, long[] seeds) {
    List<Double> ascending = betas.stream().sorted().toList();
    Map<Cell, Metrics> measured = new HashMap<>();
    List<Cell> cells = new ArrayList<>();
    for (double beta : ascending) {
      for (long seed : seeds) {
        cells.add(new Cell(beta, seed));
      }
    }
    for (Cell cell : cells) {
      lab.tryTrain(cell.name(plan), cell.plan(plan))
          .ifPresent(model -> measured.put(cell, measure(model)));
    }
    for (Cell cell : cells) {
      measured.computeIfAbsent(cell, left -> measure(lab.train(left.name(plan), left.plan(plan))));
    }
    return points(ascending, seeds, measured);
  }

  private List<Point> points(List<Double> betas, long[] seeds, Map<Cell, Metrics> measured) {
    List<Point> points = new ArrayList<>();
    for (double beta : betas) {
      List<Metrics> all = new ArrayList<>();
      for (long seed : seeds) {
        all.add(Optional.ofNullable(measured.get(new Cell(beta, seed))).orElseThrow());
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

  /** A run of the sweep. */
  private record Cell(double beta, long seed) {
    TrainingPlan plan(TrainingPlan common) {
      Map<Setting, String> changes = new EnumMap<>(Setting.class);
      changes.put(Setting.BETA, Double.toString(beta));
      changes.put(Setting.SEED, Long.toString(seed));
      return Setting.change(common, changes);
    }

    String name(TrainingPlan common) {
      return "beta-" + Setting.BETA.of(plan(common)) + "-seed-" + seed;
    }
  }

  private static Metrics measure(TrainedModel model) {
    try (model) {
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
  public static void report(List<Point> points, ResultDirectory results) {
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
        SweepFigure.of(points, front),
        "Distortion against rate; error bars: standard deviation over seeds.");
  }
}

package spikeloom.app.experiment.vdib;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.sweep.ParetoFront;
import spikeloom.app.sweep.RateDistortionPlane;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.objective.Distortion;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.chart.PointGroup;

/** Trains the same plan at several values of beta, and draws the rate-distortion curve. */
public final class RateDistortion {
  private final Lab lab;
  private final TrainingPlan plan;

  /**
   * The figures of one beta, over all seeds. The front is that of the validation part.
   *
   * @param beta weight of the rate term
   * @param rate bits per validation example
   * @param distortion of the validation part, in the unit of the plan's measure
   * @param spikes latent spikes per validation example
   * @param test the distortion of the test part
   */
  public record Point(double beta, Mean rate, Mean distortion, Mean spikes, Mean test) {}

  /** A sweep of {@code plan}, whose own beta and seed are replaced. */
  public RateDistortion(Lab lab, TrainingPlan plan) {
    this.lab = lab;
    this.plan = plan;
  }

  /**
   * Trains every beta with every seed. A run that another process is training is left to it and
   * awaited at the end: several processes can share a sweep, and each gets the complete table.
   *
   * @throws PlanException if the data set has no validation part
   */
  public List<Point> sweep(List<Double> betas, long[] seeds) {
    if (lab.dataset(plan).validation().size() == 0) {
      throw new PlanException(
          "%s has no validation part, which a sweep needs to compare its runs: set validation to a share above 0, or use more samples"
              .formatted(plan.data().name()));
    }
    List<Double> ascending = betas.stream().sorted().toList();
    Map<Cell, Measured> measured = new HashMap<>();
    List<Cell> cells = new ArrayList<>();
    for (double beta : ascending) {
      for (long seed : seeds) {
        cells.add(new Cell(beta, seed));
      }
    }
    for (Cell cell : cells) {
      lab.tryTrain(cell.name(plan), cell.plan(plan))
          .ifPresent(model -> measured.put(cell, Measured.of(model)));
    }
    for (Cell cell : cells) {
      measured.computeIfAbsent(
          cell, left -> Measured.of(lab.train(left.name(plan), left.plan(plan))));
    }
    return points(ascending, seeds, measured);
  }

  private List<Point> points(List<Double> betas, long[] seeds, Map<Cell, Measured> measured) {
    List<Point> points = new ArrayList<>();
    for (double beta : betas) {
      List<Metrics> validation = new ArrayList<>();
      List<Double> test = new ArrayList<>();
      for (long seed : seeds) {
        Measured one = Optional.ofNullable(measured.get(new Cell(beta, seed))).orElseThrow();
        validation.add(one.validation);
        test.add(one.test);
      }
      int cells = plan.data().steps() * plan.encoder().latent();
      points.add(
          new Point(
              beta,
              Mean.of(validation.stream().map(Metrics::rateBits).toList()),
              Mean.of(validation.stream().map(Metrics::distortion).toList()),
              Mean.of(validation.stream().map(m -> m.latentSpikeRate() * cells).toList()),
              Mean.of(test)));
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

  /** Figures of the validation part, and the distortion of the test part. */
  private record Measured(Metrics validation, double test) {
    static Measured of(TrainedModel model) {
      try (model) {
        Dataset.Split held = model.task().dataset().validation();
        return new Measured(
            model.evaluator(held).run(Integer.MAX_VALUE),
            model.evaluator().run(Integer.MAX_VALUE).distortion());
      }
    }
  }

  /** Returns the points that no other dominates, lowest rate first. */
  public static List<Point> front(List<Point> points) {
    return ParetoFront.of(points, p -> p.rate().value(), p -> p.distortion().value());
  }

  private static List<PointGroup.Place> places(List<Point> points) {
    return points.stream()
        .map(
            p ->
                new PointGroup.Place(
                    "beta " + p.beta(),
                    p.rate().value(),
                    p.distortion().value(),
                    p.rate().deviation(),
                    p.distortion().deviation()))
        .toList();
  }

  private static String word(double beta) {
    return Setting.BETA.of(
        Setting.change(TrainingPlan.defaults(), Map.of(Setting.BETA, Double.toString(beta))));
  }

  /** Writes metrics, table and figure of a sweep. */
  public static void report(List<Point> points, Distortion measure, ResultDirectory results) {
    List<Point> front = front(points);
    ReportTable table =
        new ReportTable(
            "beta",
            "rate_bits",
            "rate_bits_sd",
            "distortion",
            "distortion_sd",
            "test_distortion",
            "test_distortion_sd",
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
          p.test().value(),
          p.test().deviation(),
          p.spikes().value(),
          p.rate().count(),
          front.contains(p) ? "yes" : "no");
      String beta = word(p.beta());
      results.metric("rate_bits_beta_" + beta, p.rate().value());
      results.metric("distortion_beta_" + beta, p.distortion().value());
      results.metric("test_distortion_beta_" + beta, p.test().value());
    }
    results.paragraph(
        "Rates and distortions are those of the validation part, and so is the front.");
    results.table(table);
    results.figure(
        "rate-distortion",
        RateDistortionPlane.of(places(points), places(front), measure.unit()),
        "Distortion (%s) against rate on the validation part; error bars: standard deviation over seeds."
            .formatted(measure.unit()));
  }
}

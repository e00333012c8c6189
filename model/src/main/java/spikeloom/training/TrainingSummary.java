package spikeloom.training;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Metrics;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.run.Checkpoint;
import spikeloom.run.Computation;
import spikeloom.run.RunSummary;
import spikeloom.run.SplitRecord;
import spikeloom.text.Wording;

/** Builds the summary of a finished training. */
final class TrainingSummary {
  private TrainingSummary() {}

  /**
   * What the final evaluation found.
   *
   * @param test on the test split
   * @param validation on the validation part; empty without one
   */
  record Results(Metrics test, Optional<Metrics> validation) {}

  /** The summary of a training that ended at a position. */
  static RunSummary of(
      TrainingParts parts, Checkpoint.Position position, SplitRecord split, Results results) {
    TrainingPlan plan = parts.plan();
    Metrics metrics = results.test();
    Optional<Metrics> validated = results.validation();
    return new RunSummary(
        metrics.distortion(),
        parts.task().meanTargetDistortion(parts.batches().split(), plan.objective().distortion()),
        metrics.psnr(),
        metrics.accuracy(),
        rate(plan, metrics),
        metrics.windowRateBits(),
        metrics.negativeElbo(),
        metrics.bitsPerDimension(),
        metrics.rmse(),
        metrics.codeLengthBits(),
        metrics.latentSpikes(),
        metrics.activeLatents(),
        Wording.of(plan.objective().prior()),
        validated.map(Metrics::negativeElbo).orElse(null),
        validated.map(Metrics::distortion).orElse(null),
        validated.map(part -> rate(plan, part)).orElse(null),
        validated.map(Metrics::accuracy).orElse(null),
        metrics.latentSpikeRate(),
        metrics.silentFraction(),
        position.examples() / position.seconds(),
        parts.model().encoder().parameters().count(),
        parts.model().decoder().parameters().count(),
        position.epoch(),
        plan.seed(),
        plan.threads(),
        split.sha256(),
        Version.current(),
        Computation.here());
  }

  private static @Nullable Double rate(TrainingPlan plan, Metrics metrics) {
    return plan.hasRate() ? metrics.rateBits() : null;
  }
}

package spikeloom.ui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.UnitErrors;
import spikeloom.objective.Distortion;
import spikeloom.run.MeanComparison;
import spikeloom.run.Progress;
import spikeloom.run.RunSummary;
import spikeloom.training.EvaluationProgress;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** Formats the state of a run as text. */
public final class RunWords {
  // Firing rates at which a neuron carries little information: one spike in 200 steps, or one pause
  // in ten.
  private static final double SILENT = 0.005;
  private static final double SATURATED = 0.9;

  private RunWords() {}

  /** "epoch 2 of 5". */
  public static String epoch(Progress progress) {
    return Texts.MODEL.get("run.epoch", progress.epoch(), progress.epochs());
  }

  /** Advice if neurons hardly fire or fire nearly always; else empty. */
  public static String activity(List<Progress> metrics) {
    if (metrics.isEmpty()) {
      return "";
    }
    Progress last = metrics.get(metrics.size() - 1);
    if (last.latentSpikeRate() < SILENT) {
      return Texts.MODEL.get("run.latent-silent");
    }
    if (last.latentSpikeRate() > SATURATED) {
      return Texts.MODEL.get("run.latent-saturated");
    }
    if (last.hiddenSpikeRate() > SATURATED) {
      return Texts.MODEL.get("run.hidden-saturated");
    }
    return "";
  }

  static String result(RunSummary summary, Distortion measure) {
    String result =
        Texts.MODEL.get(
            "run.finished",
            Quantities.distortion(measure, summary.testDistortion()),
            summary.testPsnr(),
            Quantities.fullRate(summary.rateBits()),
            bound(summary.testNegativeElbo()),
            more(summary));
    return MeanComparison.of(summary)
        .flatMap(MeanComparison::warning)
        .map(warning -> result + " " + warning)
        .orElse(result);
  }

  private static String bound(@Nullable Double negativeElbo) {
    return negativeElbo == null ? "" : ", " + Texts.MODEL.get("run.negative-elbo", negativeElbo);
  }

  private static String more(RunSummary summary) {
    String bits =
        summary.testBitsPerDimension() == null
            ? ""
            : ", " + Texts.MODEL.get("run.bits-per-dimension", summary.testBitsPerDimension());
    return summary.testRmse() == null
        ? bits
        : bits + ", " + Texts.MODEL.get("run.rmse", UnitErrors.text(summary.testRmse()));
  }

  static String evaluation(EvaluationProgress progress) {
    return Texts.MODEL.get(
        "run.evaluation",
        progress.done(),
        progress.samples(),
        Quantities.duration(progress.secondsLeft()));
  }

  static String stopped(Progress progress) {
    if (progress.step() == progress.steps()) {
      return Texts.MODEL.get("run.not-evaluated");
    }
    return Texts.MODEL.get("run.stopped", epoch(progress), 100 * progress.fraction());
  }
}

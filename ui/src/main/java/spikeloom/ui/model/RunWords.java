package spikeloom.ui.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.UnitErrors;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateText;
import spikeloom.run.MeanComparison;
import spikeloom.run.Progress;
import spikeloom.run.RunSummary;
import spikeloom.text.Wording;
import spikeloom.training.EvaluationProgress;

/** Formats the state of a run as text. */
public final class RunWords {
  // Firing rates at which a neuron carries little information: one spike in 200 steps, or one pause
  // in ten.
  private static final double SILENT = 0.005;
  private static final double SATURATED = 0.9;

  private RunWords() {}

  /** "epoch 2 of 5". */
  public static String epoch(Progress progress) {
    return "epoch " + progress.epoch() + " of " + progress.epochs();
  }

  /** Advice if neurons hardly fire or fire nearly always; else empty. */
  public static String activity(List<Progress> metrics) {
    if (metrics.isEmpty()) {
      return "";
    }
    Progress last = metrics.get(metrics.size() - 1);
    if (last.latentSpikeRate() < SILENT) {
      return "Latent neurons hardly fire: lower the weight of the rate, or raise the prior rate.";
    }
    if (last.latentSpikeRate() > SATURATED) {
      return "Latent neurons fire nearly always: raise the weight of the rate, or lower the prior rate.";
    }
    if (last.hiddenSpikeRate() > SATURATED) {
      return "Hidden neurons fire nearly always: reduce the input gain.";
    }
    return "";
  }

  static String result(RunSummary summary, Distortion measure) {
    String result =
        String.format(
            Locale.ROOT,
            "Finished. On the test split: %s, %.1f dB, rate %s%s%s.",
            measure.text(summary.testDistortion()),
            summary.testPsnr(),
            RateText.full(summary.rateBits()),
            bound(summary.testNegativeElbo()),
            more(summary));
    return MeanComparison.of(summary)
        .flatMap(MeanComparison::warning)
        .map(warning -> result + " " + warning)
        .orElse(result);
  }

  private static String bound(@Nullable Double negativeElbo) {
    return negativeElbo == null
        ? ""
        : String.format(Locale.ROOT, ", negative ELBO %.1f nats per example", negativeElbo);
  }

  private static String more(RunSummary summary) {
    String bits =
        summary.testBitsPerDimension() == null
            ? ""
            : String.format(
                Locale.ROOT, ", %.3f bits per dimension", summary.testBitsPerDimension());
    return summary.testRmse() == null
        ? bits
        : bits + ", RMSE " + UnitErrors.text(summary.testRmse());
  }

  static String evaluation(EvaluationProgress progress) {
    return String.format(
        Locale.ROOT,
        "Final evaluation: %,d of %,d samples, %s left.",
        progress.done(),
        progress.samples(),
        Wording.duration(progress.secondsLeft()));
  }

  static String stopped(Progress progress) {
    if (progress.step() == progress.steps()) {
      return "Trained, not evaluated: the final evaluation was stopped. Resume the run to finish it.";
    }
    return String.format(
        Locale.ROOT,
        "Stopped in %s at %.0f %%, with a checkpoint.",
        epoch(progress),
        100 * progress.fraction());
  }
}

package spikeloom.app.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.evaluation.ImportanceBound;
import spikeloom.evaluation.Mean;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.PlanException;
import spikeloom.text.Wording;

/** The importance-weighted bound of {@code evaluate}. */
final class BoundOptions {
  @Option(
      names = "--bound",
      paramLabel = "K",
      description =
          "Also report the importance-weighted bound of the negative log-likelihood with K draws of the latent spikes.")
  private @Nullable Integer draws;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "First N test samples for --bound (default: those of --limit).")
  private @Nullable Integer samples;

  /**
   * A bound.
   *
   * @param draws K
   * @param nats per example
   */
  record Bound(int draws, Mean nats) {
    /** As a line of the report. */
    String line() {
      return String.format(
          Locale.ROOT,
          "%-20s %.2f +- %.2f nats per example (%s, %s)%n",
          "negative bound",
          nats.value(),
          nats.error(),
          Wording.count(draws, "draw"),
          Wording.count(nats.count(), "test sample"));
    }

    /** As JSON. */
    Map<String, Object> numbers() {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("bound_k", draws);
      numbers.put("bound_samples", nats.count());
      numbers.put("negative_bound", nats.value());
      numbers.put("negative_bound_standard_error", nats.error());
      return numbers;
    }
  }

  /** Whether the bound is wanted. */
  boolean wanted() {
    return draws != null;
  }

  /**
   * Checks the numbers.
   *
   * @throws PlanException if they are out of range
   */
  void check() {
    if (draws != null && (draws < 1 || draws > ImportanceBound.MOST)) {
      throw new PlanException(
          "--bound must be between 1 and %,d draws, not %,d."
              .formatted(ImportanceBound.MOST, draws));
    }
    if (samples != null && draws == null) {
      throw new PlanException("--samples is for --bound; use --limit for the other metrics.");
    }
    if (samples != null && samples < 2) {
      throw new PlanException("--samples must be at least 2, not " + samples + ".");
    }
  }

  /**
   * Measures the bound, if it is wanted.
   *
   * @param limit number of samples if none is given
   */
  @Nullable Bound measure(TrainedModel model, int limit) {
    if (draws == null) {
      return null;
    }
    return new Bound(
        draws, model.importanceBound().measure(samples == null ? limit : samples, draws));
  }
}

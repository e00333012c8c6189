package spikeloom.app.command;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.evaluation.neurobench.NeuroBench;
import spikeloom.evaluation.neurobench.NeuroBenchCounter;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;

/** Options of {@code evaluate} for the metrics of NeuroBench. */
final class NeuroBenchOptions {
  @Option(
      names = "--neurobench",
      description =
          "Also report the complexity metrics of NeuroBench: effective and dense operations, sparsity, membrane updates, footprint.")
  private boolean wanted;

  @Option(
      names = "--step-duration",
      paramLabel = "MS",
      description = "Milliseconds of the data's time in a step, for NeuroBench's execution rate.")
  private @Nullable Double stepDuration;

  /** Whether the metrics are asked for. */
  boolean wanted() {
    return wanted;
  }

  /** Checks the options before anything is computed. */
  void check() {
    if (stepDuration != null) {
      PlanException.unless(wanted, "--step-duration is for --neurobench");
      PlanException.unless(
          stepDuration > 0 && Double.isFinite(stepDuration),
          "--step-duration must be a number of milliseconds above 0, not %s",
          stepDuration);
    }
  }

  /** Measures the first {@code samples} test samples; null if that was not asked for. */
  @Nullable NeuroBench measure(TrainedModel model, int samples) {
    if (!wanted) {
      return null;
    }
    NeuroBenchCounter counter = model.neuroBench();
    model.evaluator().run(samples, (index, target, output, at) -> {}, counter::add);
    NeuroBench counted = counter.result();
    return stepDuration == null ? counted : counted.withStep(stepDuration);
  }

  /** Adds the metrics to those of the command. */
  static void put(@Nullable NeuroBench counted, Map<String, Object> numbers) {
    if (counted != null) {
      numbers.put("neurobench", Json.tree(counted));
    }
  }

  /** The metrics as lines of the command; empty without metrics. */
  static String text(@Nullable NeuroBench counted) {
    StringBuilder text = new StringBuilder();
    if (counted != null) {
      Iterator<String> lines = counted.lines().iterator();
      for (String name = "neurobench"; lines.hasNext(); name = "") {
        text.append(String.format(Locale.ROOT, "%-20s %s%n", name, lines.next()));
      }
    }
    return text.toString();
  }
}

package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.app.experiment.LabRequest;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;

/** Options for the effort of an experiment and its data folder. */
final class EffortOptions {
  @Option(names = "--quick", description = "A short version of at most two minutes.")
  private boolean quick;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "Number of repetitions with different seeds (default: as published; 1 with --quick).")
  private @Nullable Integer trials;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs of every run.")
  private @Nullable Integer epochs;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the first trial (default: 1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all processors).")
  private @Nullable Integer threads;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the data sets.")
  private @Nullable Path dataDirectory;

  boolean quick() {
    return quick;
  }

  LabRequest request(Path out, List<String> only) {
    requirePositive("trials", trials);
    requirePositive("epochs", epochs);
    TrainingPlan defaults = TrainingPlan.defaults();
    int workers = threads == null ? defaults.threads() : defaults.withThreads(threads).threads();
    LabRequest.Effort effort = new LabRequest.Effort(quick, trials, epochs);
    return new LabRequest(out, effort, seed, workers, dataDirectory, only);
  }

  private static void requirePositive(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new PlanException(option + " must be at least 1, not " + value + ".");
    }
  }
}

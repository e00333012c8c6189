package spikeloom.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.dataset.Dataset;
import spikeloom.training.TrainingPlan;

/** Where the data of an existing run lie now, if they have moved. */
final class DataOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data sets lie (default: where the run found them).")
  private @Nullable Path directory;

  /** The data set of a run's plan. */
  Dataset open(TrainingPlan plan) {
    return directory == null ? Data.open(plan) : Data.open(plan, directory);
  }
}

package spikeloom.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.dataset.Catalog;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Sources;
import spikeloom.training.RunDirectory;
import spikeloom.training.RunException;
import spikeloom.training.Setting;
import spikeloom.training.TrainingPlan;

/** Where the data of an existing run lie now, if they have moved. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "New path of the run's data, if they were moved or renamed; their contents are checked.")
  private @Nullable String data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder of the data sets (default: the run's own).")
  private @Nullable Path directory;

  /**
   * The data set of a run.
   *
   * @throws RunException if the data are not where they were
   */
  Dataset open(RunDirectory run) {
    requirePresent(run);
    TrainingPlan plan = located(run.plan());
    return directory == null ? Data.open(plan) : Data.open(plan, directory);
  }

  /** Refuses a run whose data are not where they were, unless their place is named. */
  void requirePresent(RunDirectory run) {
    String name = run.plan().data().name();
    if (data == null && missing(name)) {
      throw new RunException(
          "The data of %s are no longer at %s: give their new path with --data PATH."
              .formatted(run.path(), name));
    }
  }

  /** The plan with the place where its data are now. */
  TrainingPlan located(TrainingPlan plan) {
    return data == null ? plan : located(plan, data);
  }

  /** The plan with its data at another place, which is kept as an absolute path. */
  static TrainingPlan located(TrainingPlan plan, String data) {
    Data.requireKnown(data);
    String place =
        Sources.isPath(data) ? Path.of(data).toAbsolutePath().normalize().toString() : data;
    return Setting.change(plan, Map.of(Setting.DATA, place));
  }

  /** Whether it is a path where nothing is. */
  static boolean missing(String name) {
    try {
      return !Catalog.names().contains(name) && !Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return true; // a path of another system
    }
  }

  /** The plan with both places. */
  TrainingPlan everythingLocated(TrainingPlan plan) {
    TrainingPlan located = located(plan);
    return directory == null
        ? located
        : Setting.change(located, Map.of(Setting.DATA_DIR, directory.toString()));
  }
}

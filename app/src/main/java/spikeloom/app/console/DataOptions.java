package spikeloom.app.console;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** Options for the current path of the data of an existing run. */
public final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "New path of the run's data, if they were moved or renamed; their contents are checked.")
  private @Nullable Path data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder of the data sets (default: the run's own).")
  private @Nullable Path directory;

  /**
   * Opens the data set of a run.
   *
   * @throws RunException if the data are missing
   */
  public Dataset open(RunDirectory run) {
    requirePresent(run);
    TrainingPlan plan = located(run.plan());
    return directory == null ? DataPaths.open(plan) : DataPaths.open(plan, directory);
  }

  /** Checks that the data of a run exist or that a new path is given. */
  public void requirePresent(RunDirectory run) {
    String name = run.plan().data().name();
    if (data == null && missing(name)) {
      throw new RunException(
          "The data of %s are no longer at %s: give their new path with --data PATH."
              .formatted(run.path(), name));
    }
  }

  /** Returns the plan with the current path of its data. */
  public TrainingPlan located(TrainingPlan plan) {
    return data == null ? plan : located(plan, data.toString());
  }

  /** Returns the plan with another path of its data, stored as an absolute path. */
  public static TrainingPlan located(TrainingPlan plan, String data) {
    DataPaths.requireKnown(data);
    String place =
        Sources.isPath(data) ? Path.of(data).toAbsolutePath().normalize().toString() : data;
    return Setting.change(plan, Map.of(Setting.DATA, place));
  }

  /** Whether it is a path that does not exist. */
  public static boolean missing(String name) {
    try {
      return !Catalog.names().contains(name) && !Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return true; // a path of another operating system
    }
  }

  /** Returns the plan with both paths. */
  public TrainingPlan everythingLocated(TrainingPlan plan) {
    TrainingPlan located = located(plan);
    return directory == null
        ? located
        : Setting.change(located, Map.of(Setting.DATA_DIR, directory.toString()));
  }
}

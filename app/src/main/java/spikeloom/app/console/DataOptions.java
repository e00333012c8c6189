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

/** Where the data of an existing run lie now, if they have moved. */
public final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "Where the run's data are now, if they were moved or renamed; their contents are compared.")
  private @Nullable String data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data sets lie (default: where the run found them).")
  private @Nullable Path directory;

  /**
   * The data set of a run.
   *
   * @throws RunException if the data are not where they were
   */
  public Dataset open(RunDirectory run) {
    requirePresent(run);
    TrainingPlan plan = located(run.plan());
    return directory == null ? DataPaths.open(plan) : DataPaths.open(plan, directory);
  }

  /** Refuses a run whose data are not where they were, unless their place is named. */
  public void requirePresent(RunDirectory run) {
    String name = run.plan().data().name();
    if (data == null && missing(name)) {
      throw new RunException(
          "The data of %s are not at %s any more: name their place with --data PATH."
              .formatted(run.path(), name));
    }
  }

  /** The plan with the place where its data are now. */
  public TrainingPlan located(TrainingPlan plan) {
    return data == null ? plan : located(plan, data);
  }

  /** The plan with its data at another place, which is kept as an absolute path. */
  public static TrainingPlan located(TrainingPlan plan, String data) {
    DataPaths.requireKnown(data);
    String place =
        Sources.isPath(data) ? Path.of(data).toAbsolutePath().normalize().toString() : data;
    return Setting.change(plan, Map.of(Setting.DATA, place));
  }

  /** Whether it is a path where nothing is. */
  public static boolean missing(String name) {
    try {
      return !Catalog.names().contains(name) && !Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return true; // a path of another system
    }
  }

  /** The plan with both places. */
  public TrainingPlan everythingLocated(TrainingPlan plan) {
    TrainingPlan located = located(plan);
    return directory == null
        ? located
        : Setting.change(located, Map.of(Setting.DATA_DIR, directory.toString()));
  }
}

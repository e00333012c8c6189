package spikeloom.app.desktop;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.DataPaths;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.DataStatus;
import spikeloom.file.DataException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** The paths of run data given by the user. Thread-safe. */
final class DataPlaces {
  private final Map<Path, UnaryOperator<TrainingPlan>> places = new ConcurrentHashMap<>();

  /**
   * Sets the path of the data of {@code run}: a file or folder, or a data folder for known sets.
   */
  void choose(Path run, Path place) {
    String text = place.toAbsolutePath().normalize().toString();
    choose(
        run,
        plan ->
            Catalog.names().contains(plan.data().name())
                ? Setting.change(plan, Map.of(Setting.DATA_DIR, text))
                : DataOptions.located(plan, text));
  }

  void choose(Path run, UnaryOperator<TrainingPlan> located) {
    places.put(key(run), located);
  }

  /** Keeps the paths for a run that was moved. */
  void move(Path from, Path to) {
    UnaryOperator<TrainingPlan> located = places.remove(key(from));
    if (located != null) {
      choose(to, located);
    }
  }

  /** Returns a run's plan with the current path of its data. */
  TrainingPlan plan(RunDirectory run) {
    return located(run.path()).apply(run.plan());
  }

  /** Returns the function that sets the path of a run's data in its plan. */
  UnaryOperator<TrainingPlan> located(Path run) {
    return places.getOrDefault(key(run), plan -> plan);
  }

  /** Returns a message if the data of a run are missing. */
  Optional<String> missing(RunDirectory run) {
    TrainingPlan plan = plan(run);
    String name = plan.data().name();
    Path shortly = run.path().toAbsolutePath().normalize().getFileName();
    if (Catalog.names().contains(name)) {
      return absent(plan)
          .map(where -> "The data set %s of %s is not in %s.".formatted(name, shortly, where));
    }
    return DataOptions.missing(name)
        ? Optional.of("The data of %s are no longer at %s.".formatted(shortly, name))
        : Optional.empty();
  }

  private static Optional<String> absent(TrainingPlan plan) {
    CatalogEntry entry = Catalog.entry(plan.data().name());
    if (entry.builtIn()) {
      return Optional.empty();
    }
    try {
      DataDirectory where = directory(plan);
      return Catalog.status(entry, where) == DataStatus.READY
          ? Optional.empty()
          : Optional.of(where.root().toString());
    } catch (DataException e) { // the folder itself is missing
      return Optional.of(String.valueOf(plan.data().directory()));
    }
  }

  private static DataDirectory directory(TrainingPlan plan) {
    String directory = plan.data().directory();
    return DataPaths.directory(directory == null ? null : Path.of(directory));
  }

  private static Path key(Path run) {
    return run.toAbsolutePath().normalize();
  }
}

package spikeloom.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;
import spikeloom.plan.DataPlan;
import spikeloom.plan.TrainingPlan;

/** Opens the data sets of plans with their validation parts, each once. Not thread-safe. */
public final class PlanDatasets implements Function<TrainingPlan, Dataset> {
  private final Consumer<String> warning;
  private final Map<String, Dataset> opened = new HashMap<>();

  /**
   * No data set is open yet.
   *
   * @param warning receives a sentence about everything unusual in the user's files
   */
  public PlanDatasets(Consumer<String> warning) {
    this.warning = warning;
  }

  /**
   * Opens the data set of a plan, or returns it if it is open.
   *
   * @throws DataException if it is missing or cannot be read
   */
  @Override
  public Dataset apply(TrainingPlan plan) {
    return opened.computeIfAbsent(key(plan), k -> open(plan));
  }

  private static String key(TrainingPlan plan) {
    DataPlan data = plan.data();
    boolean drawn = Catalog.names().contains(data.name()) && Catalog.entry(data.name()).builtIn();
    return String.join(
        " ",
        data.name(),
        String.valueOf(data.directory()),
        data.options().toString(),
        data.validationShare().toString(),
        data.trainedClasses().toString(),
        drawn ? Long.toString(plan.seed()) : "");
  }

  private Dataset open(TrainingPlan plan) {
    DataPlan data = plan.data();
    String directory = data.directory();
    SourceOptions options = data.options().warning(warning);
    return Sources.open(
            data.name(),
            directory == null ? DataDirectory.standard() : DataDirectory.given(directory),
            plan.seed(),
            options,
            data.validationShare())
        .trainedOn(data.trainedClasses());
  }
}

package spikeloom.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Catalog;
import spikeloom.dataset.DataDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.training.PlanException;
import spikeloom.training.TrainingPlan;

/** Opens the data set that a plan names. */
final class Data {
  private Data() {}

  static Dataset open(TrainingPlan plan) {
    String directory = plan.data().directory();
    return open(plan, directory == null ? null : Path.of(directory));
  }

  static Dataset open(TrainingPlan plan, @Nullable Path directory) {
    String name = plan.data().name();
    requireKnown(name);
    return Catalog.open(name, directory(directory), plan.seed());
  }

  /** Refuses a data set that the catalog does not have. */
  static void requireKnown(String name) {
    if (!Catalog.names().contains(name)) {
      throw new PlanException(
          "data '%s' is not known; it is one of: %s"
              .formatted(name, String.join(", ", Catalog.names())));
    }
  }

  /** The code of a data set that a command line means when it names none. */
  static String usualEncoding(String name) {
    requireKnown(name);
    return Catalog.entry(name).encoding();
  }

  static DataDirectory directory(@Nullable Path given) {
    return given == null ? DataDirectory.standard() : DataDirectory.given(given.toString());
  }
}

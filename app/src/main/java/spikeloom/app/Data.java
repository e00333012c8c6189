package spikeloom.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Catalog;
import spikeloom.dataset.DataDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Sources;
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
    return Sources.open(
        name,
        directory(directory),
        plan.seed(),
        plan.data().source().options().warning(Terminal::print),
        plan.data().validationShare());
  }

  /** Checks that a data set is in the catalog or a path. */
  static void requireKnown(String name) {
    if (!Sources.known(name)) {
      throw new PlanException(
          "data '%s' is not known; give the path of your files, or one of: %s"
              .formatted(name, String.join(", ", Catalog.names())));
    }
  }

  static DataDirectory directory(@Nullable Path given) {
    return given == null ? DataDirectory.standard() : DataDirectory.given(given.toString());
  }
}

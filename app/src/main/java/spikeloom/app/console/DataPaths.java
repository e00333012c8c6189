package spikeloom.app.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;

/** Opens the data set that a plan names. */
public final class DataPaths {
  private DataPaths() {}

  public static Dataset open(TrainingPlan plan) {
    String directory = plan.data().directory();
    return open(plan, directory == null ? null : Path.of(directory));
  }

  public static Dataset open(TrainingPlan plan, @Nullable Path directory) {
    String name = plan.data().name();
    requireKnown(name);
    return Sources.open(
            name,
            directory(directory),
            plan.seed(),
            plan.data().options().warning(Terminal::print),
            plan.data().validationShare())
        .trainedOn(plan.data().trainedClasses());
  }

  /** Checks that a data set is in the catalog or a path. */
  public static void requireKnown(String name) {
    if (!Sources.known(name)) {
      throw new PlanException(
          "data '%s' is not known; give the path of your files, or one of: %s"
              .formatted(name, String.join(", ", Catalog.names())));
    }
  }

  public static DataDirectory directory(@Nullable Path given) {
    return given == null ? DataDirectory.standard() : DataDirectory.given(given.toString());
  }
}

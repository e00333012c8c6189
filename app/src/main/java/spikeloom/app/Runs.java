package spikeloom.app;

import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.training.TrainingPlan;
import spikeloom.training.Words;

/** Names of new run directories. */
final class Runs {
  private Runs() {}

  /** A folder below {@code runs} that does not exist yet, for instance {@code mnist-rate-mlp-2}. */
  static Path newDirectory(TrainingPlan plan) {
    String name =
        plan.data().name() + "-" + plan.data().encoding() + "-" + Words.of(plan.decoder().kind());
    Path path = Path.of("runs", name);
    for (int i = 2; Files.exists(path); i++) {
      path = Path.of("runs", name + "-" + i);
    }
    return path;
  }
}

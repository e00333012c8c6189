package spikeloom.app.console;

import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.TrainingPlan;
import spikeloom.text.Wording;

/** Names new run directories. */
public final class Runs {
  /** Folder of new runs, in the current folder. */
  public static final Path FOLDER = Path.of("runs");

  private Runs() {}

  /**
   * Returns the name of a data set as a part of a file name; for the user's files, the name without
   * extension.
   */
  public static String dataName(TrainingPlan plan) {
    String name = plan.data().name();
    if (!Sources.isPath(name)) {
      return name;
    }
    Path last = Path.of(name).toAbsolutePath().normalize().getFileName();
    String plain = String.valueOf(last).replaceAll("\\.[A-Za-z0-9]{1,4}$", "");
    return plain.replaceAll("[^A-Za-z0-9_-]+", "-");
  }

  /**
   * Returns a folder in {@code runs} that does not exist yet, for instance {@code
   * mnist-rate-mlp-2}.
   */
  public static Path newDirectory(TrainingPlan plan) {
    return newDirectory(FOLDER, plan);
  }

  /** Returns such a folder in another folder. */
  public static Path newDirectory(Path folder, TrainingPlan plan) {
    String name =
        dataName(plan) + "-" + plan.data().encoding() + "-" + Wording.of(plan.decoder().kind());
    Path path = folder.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(name + "-" + i);
    }
    return path;
  }
}

package spikeloom.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables of runs in folders that hold nothing else. */
public final class Tables {
  private Tables() {}

  public static MetricsFile metrics(Path file) {
    return new MetricsFile(run(file), file);
  }

  public static LayersFile layers(Path file) {
    return new LayersFile(run(file), file);
  }

  private static RunFiles run(Path file) {
    Path folder = file.resolveSibling(".");
    try {
      if (Files.isDirectory(folder)) {
        Files.writeString(file.resolveSibling("plan.json"), "{}");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunFiles(folder.normalize());
  }
}

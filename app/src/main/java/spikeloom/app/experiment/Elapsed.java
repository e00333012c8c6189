package spikeloom.app.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/**
 * The time that an experiment has taken, together with the processes that were stopped before; kept
 * in its folder.
 */
final class Elapsed {
  private static final String FILE = "elapsed.json";

  private final Path file;
  private final double before;
  private final long start = System.nanoTime();

  /** Starts to measure; reads what earlier processes have kept in the folder. */
  Elapsed(Path folder) {
    file = folder.resolve(FILE);
    before = read();
  }

  private double read() {
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      return Json.mapper().readTree(Files.readString(file)).path("seconds").asDouble();
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  double seconds() {
    return before + (System.nanoTime() - start) * 1e-9;
  }

  /** Writes the time until now. */
  void keep() {
    try {
      Files.createDirectories(file.getParent());
      SafeFile.writeText(file, Json.write(Map.of("seconds", Math.round(seconds() * 10) / 10.0)));
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
  }
}

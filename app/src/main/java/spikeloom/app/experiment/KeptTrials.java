package spikeloom.app.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/**
 * Finished trials of an experiment, each in a file, so that an experiment that was stopped
 * continues with the next one.
 */
final class KeptTrials {
  private final Path folder;

  KeptTrials(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the result of a trial: from its file if there is one, else newly measured.
   *
   * @param name of the file
   * @param settings what the result depends on
   * @throws RunException if the file holds a trial with other settings, or cannot be read
   */
  <T> T result(String name, String settings, Class<T> kind, Supplier<T> measure) {
    Path file = folder.resolve(name + ".json");
    if (Files.exists(file)) {
      return read(file, settings, kind);
    }
    T result = measure.get();
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("settings", settings);
    text.put("result", result);
    try {
      Files.createDirectories(folder);
      SafeFile.writeText(file, Json.write(text));
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
    return result;
  }

  private static <T> T read(Path file, String settings, Class<T> kind) {
    try {
      JsonNode text = Json.mapper().readTree(Files.readString(file));
      String there = text.path("settings").asText();
      if (!there.equals(settings)) {
        throw new RunException(
            "%s holds a trial with %s, but %s is requested: choose another folder with --out."
                .formatted(file, there, settings));
      }
      return Json.mapper().treeToValue(text.path("result"), kind);
    } catch (IOException e) {
      throw new RunException(
          "%s cannot be read: %s. Delete the file to measure the trial again."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
  }
}

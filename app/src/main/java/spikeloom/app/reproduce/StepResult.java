package spikeloom.app.reproduce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/** The summary of a finished experiment. */
final class StepResult {
  private final JsonNode summary;

  private StepResult(JsonNode summary) {
    this.summary = summary;
  }

  /**
   * Reads the result in a folder, if an experiment with this command has been finished there.
   *
   * @throws RunException if the summary cannot be read
   */
  static Optional<StepResult> in(Path folder, String command) {
    Path file = folder.resolve("summary.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode summary = Json.mapper().readTree(Files.readString(file));
      return summary.path("command").asText().equals(command)
          ? Optional.of(new StepResult(summary))
          : Optional.empty();
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /**
   * The number of every trial; the only one if trials have no values of their own; none if not
   * measured.
   */
  List<Double> values(String metric) {
    JsonNode trials = summary.path("values").path(metric);
    if (trials.isArray()) {
      List<Double> values = new ArrayList<>();
      trials.forEach(value -> values.add(value.asDouble()));
      return values;
    }
    JsonNode only = summary.path("metrics").path(metric);
    return only.isNumber() ? List.of(only.asDouble()) : List.of();
  }

  Reproduced.Run run() {
    return new Reproduced.Run(
        summary.path("seconds").asDouble(),
        summary.path("threads").asInt(),
        summary.path("version").asText(),
        summary.path("date").asText(),
        summary.path("machine").asText());
  }
}

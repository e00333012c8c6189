package spikeloom.app.bench.compare;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;
import spikeloom.plan.Json;

/** The report of an earlier benchmark, as {@code bench --json} writes it. */
public final class EarlierResult {
  private static final long LARGEST = 16 << 20;

  private final Path file;
  private final JsonNode report;

  private EarlierResult(Path file, JsonNode report) {
    this.file = file;
    this.report = report;
  }

  /**
   * Reads a report.
   *
   * @throws DataException if the file cannot be read or holds no report
   */
  public static EarlierResult read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw noReport(file, "it is larger than 16 MB");
      }
      JsonNode report = Json.mapper().readTree(Files.readAllBytes(file));
      if (Figures.of(report).isEmpty() || !report.path("machine").isObject()) {
        throw noReport(file, "it has no figures of a benchmark");
      }
      return new EarlierResult(file, report);
    } catch (JacksonException e) {
      throw noReport(file, SafeText.escaped(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static DataException noReport(Path file, String reason) {
    return new DataException(
        file
            + " is not the result of a benchmark: "
            + reason
            + ". Write one with 'spikeloom bench --json > FILE'.");
  }

  /** Name of its file. */
  String name() {
    return String.valueOf(file.getFileName());
  }

  /** Its figures. */
  Map<String, Spread> spreads() {
    return Repetitions.spreads(report);
  }

  /** What differs in the conditions of the two measurements, each as {@code name: then, now}. */
  List<String> differences(JsonNode now) {
    List<String> differences = new ArrayList<>();
    for (String path :
        List.of(
            "/machine/processor",
            "/machine/processors",
            "/machine/java",
            "/machine/vectors",
            "/threads",
            "/data",
            "/train_samples")) {
      String then = report.at(path).asText("not known");
      String today = now.at(path).asText("not known");
      if (!then.equals(today)) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace('_', ' ');
        differences.add("%s: %s, now %s".formatted(name, SafeText.escaped(then), today));
      }
    }
    return differences;
  }
}

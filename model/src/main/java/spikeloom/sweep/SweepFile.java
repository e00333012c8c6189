package spikeloom.sweep;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;

/**
 * What the sweep in a folder is, {@code sweep.json}: its options, and the plan that all cells begin
 * with. It is written once; the same command finds its sweep again by it.
 */
public final class SweepFile {
  private static final String NAME = "sweep.json";

  private SweepFile() {}

  /**
   * Writes the file, or checks that the folder holds the same sweep.
   *
   * @param plan the plan without the variations
   * @throws RunException if it holds another sweep, which the message compares
   */
  public static void settle(Path folder, Sweep sweep, TrainingPlan plan) {
    Path file = folder.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("sweep", sweep.text());
        content.put("plan", Json.mapper().readTree(PlanJson.write(plan)));
        SafeFile.writeText(file, Json.write(content));
      }
      JsonNode there = Json.mapper().readTree(SafeFile.readShortText(file));
      requireSame(folder, there, sweep, plan);
    } catch (JacksonException e) {
      throw new RunException(
          file + " is damaged: delete it, and the same command writes it again.", e);
    } catch (IOException e) {
      throw new RunException(file + " cannot be used: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static void requireSame(Path folder, JsonNode there, Sweep sweep, TrainingPlan plan) {
    String options = there.path("sweep").asText();
    Optional<String> difference =
        options.equals(sweep.text())
            ? SamePlan.difference(
                PlanJson.read(there.path("plan").toString(), folder.resolve(NAME).toString()), plan)
            : Optional.of("%s, but %s is requested".formatted(options, sweep.text()));
    if (difference.isPresent()) {
      throw new RunException(
          "%s holds a sweep with %s: choose another folder with --out."
              .formatted(folder, difference.get()));
    }
  }
}

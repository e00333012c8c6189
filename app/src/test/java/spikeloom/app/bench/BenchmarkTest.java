package spikeloom.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import spikeloom.dataset.known.Catalog;
import spikeloom.plan.Json;

class BenchmarkTest {
  private static final Effort TINY = new Effort(0.01, 0.001, 1, 1, 0.5, 0.01, 0.01, 1, 0.01, 1);

  @Test
  void everyPartReportsItsNumbersUnderTheNamesOfTheContract() throws IOException {
    Set<String> reported = new LinkedHashSet<>();
    BenchmarkRequest request =
        new BenchmarkRequest(
            Catalog.strokes(1, 9, 8), 2, TINY, EnumSet.allOf(BenchmarkPart.class), 3, false);
    BenchmarkReport report =
        new Benchmark(request, Map::of, (what, share) -> reported.add(what)).run();
    JsonNode json = new ObjectMapper().readTree(Json.write(report.numbers()));

    for (String setting : List.of("A", "B")) {
      JsonNode numbers = json.get("settings").get(setting);
      for (String name :
          List.of(
              "train_examples_per_second",
              "train_epoch_examples_per_second",
              "slowest_tenth_examples_per_second",
              "infer_examples_per_second",
              "dense_equivalent_efficiency")) {
        assertTrue(numbers.get(name).asDouble() > 0, setting + " " + name);
      }
    }
    for (String part :
        List.of(
            "input_encoding",
            "encoder_forward",
            "decoder_forward",
            "loss",
            "decoder_backward",
            "encoder_backward",
            "optimiser")) {
      assertTrue(json.get("parts").get(part).asDouble() > 0, part);
    }
    assertEquals(16, json.get("kernels").size());
    for (JsonNode row : json.get("kernels")) {
      assertTrue(row.get("event_microseconds").asDouble() > 0, row.toString());
      assertTrue(row.get("table_microseconds").asDouble() > 0, row.toString());
      assertTrue(row.get("dense_microseconds").asDouble() > 0, row.toString());
      assertTrue(row.get("ratio").asDouble() > 0, row.toString());
    }
    assertEquals(4, json.get("events").size());
    for (JsonNode row : json.get("events")) {
      assertTrue(row.get("mega_events_per_second").asDouble() > 0, row.toString());
    }
    assertTrue(json.get("peak_memory").get("heap_mb").asDouble() > 0);
    assertEquals(2, json.get("scaling").size());
    assertEquals(List.of(15, 30, 60, 120), numbers(json.get("steps"), "steps"));
    assertEquals(List.of(150, 300, 600, 1200), numbers(json.get("width"), "hidden"));
    assertEquals(List.of(1, 2, 3), numbers(json.get("memory"), "batch"));
    assertEquals(4, json.get("memory_speed").size());
    for (JsonNode row : json.get("memory_speed")) {
      assertTrue(row.get("gigabytes_per_second").asDouble() > 0, row.toString());
    }
    assertEquals(6, json.get("scaling_laws").size());
    for (JsonNode law : json.get("scaling_laws")) {
      assertTrue(law.get("first_microseconds").asDouble() > 0, law.toString());
      assertTrue(law.get("memory_exponent").asDouble() <= 1.001, law.toString());
    }
    assertTrue(json.get("memory_grew").isBoolean());
    assertTrue(report.text().contains("heap did not grow") || report.text().contains("heap grew"));
    assertTrue(reported.contains("training of setting B"), reported.toString());
  }

  private static List<Integer> numbers(JsonNode rows, String name) {
    return rows.findValues(name).stream().map(JsonNode::asInt).toList();
  }
}

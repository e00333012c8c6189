package spikeloom.app.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir Path folder;

  private static ObjectNode report(double rate, double microseconds) {
    try {
      return (ObjectNode)
          new ObjectMapper()
              .readTree(
                  """
                  {"machine": {"processor": "P", "largest_heap_mb": 7}, "threads": 2,
                   "settings": {"A": {"train_examples_per_second": %s, "train_batches": 9}},
                   "kernels": [{"product": "forward", "density": 0.1, "event_microseconds": %s, "ratio": 3}]}
                  """
                      .formatted(rate, microseconds));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Comparison compare(ObjectNode before, ObjectNode now) throws IOException {
    Path file = folder.resolve("before.json");
    Files.writeString(file, before.toString());
    return new Comparison(EarlierResult.read(file), now);
  }

  @Test
  void figuresAreNamedByTheirPathAndByWhatDescribesTheirRow() {
    assertEquals(
        Set.of("settings A train_examples_per_second", "kernels forward 0.1 event_microseconds"),
        Figures.of(report(1, 2)).keySet());
  }

  @Test
  void aReportOfSeveralRepetitionsHasTheMedianAndAllValues() {
    ObjectNode joined = Repetitions.join(List.of(report(10, 1), report(30, 1), report(20, 1)));
    assertEquals(20, joined.at("/settings/A/train_examples_per_second").asDouble());
    Map<String, Spread> spreads = Repetitions.spreads(joined);
    assertEquals(new Spread(20, 10, 30), spreads.get("settings A train_examples_per_second"));
    assertEquals(2, spreads.size());
  }

  @Test
  void aRatioAboveOneIsBetterForSpeedsAndForTimes() throws IOException {
    Comparison comparison = compare(report(100, 8), report(150, 4));
    assertEquals(List.of(1.5, 2.0), comparison.rows().stream().map(Comparison.Row::ratio).toList());
  }

  @Test
  void whatLiesWithinTheSpreadIsNeverWorse() throws IOException {
    ObjectNode before = Repetitions.join(List.of(report(100, 8), report(60, 8), report(90, 8)));
    assertEquals(0, compare(before, report(70, 8)).worse(10).size());
    Comparison slower = compare(before, report(50, 8));
    assertEquals(
        List.of("settings A train_examples_per_second"),
        slower.worse(10).stream().map(Comparison.Row::figure).toList());
    assertEquals(0, slower.worse(60).size());
  }

  @Test
  void otherConditionsAreNamed() throws IOException {
    ObjectNode now = report(1, 1);
    now.put("threads", 1);
    String text = compare(report(1, 1), now).text();
    assertTrue(text.contains("threads: 2, now 1."), text);
  }
}

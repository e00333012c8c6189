package spikeloom.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spikeloom.app.bench.compare.Figures;
import spikeloom.app.bench.compare.Repetitions;
import spikeloom.app.bench.peer.PeerRates;
import spikeloom.plan.Json;

class PeerComparisonTest {
  private static Section section(double train, double torch) {
    return PeerComparison.section(
        Map.of(
            "A", new PeerComparison.Own(train, 900.0), "qif", new PeerComparison.Own(train, null)),
        List.of(new PeerRates("2.0", "A", torch, 300), new PeerRates("2.0", "qif", torch, 300)));
  }

  private static ObjectNode numbers(double train, double torch) {
    return Json.mapper().valueToTree(section(train, torch).numbers());
  }

  @Test
  void repetitionsHaveTheMedianOfTheRatiosOfEachRun() {
    ObjectNode joined =
        Repetitions.join(List.of(numbers(200, 100), numbers(600, 100), numbers(800, 200)));
    Map<String, Double> figures = Figures.of(joined);
    assertEquals(4.0, figures.get("peers networks A train_times_as_fast"));
    assertEquals(100.0, figures.get("peers networks A torch_train_examples_per_second"));
    assertTrue(Repetitions.table(joined, 3).contains("peers networks qif train_times_as_fast"));
  }

  @Test
  void anInferenceThatWasNotMeasuredHasNoRatio() {
    Map<String, Double> figures = Figures.of(numbers(200, 100));
    assertEquals(3.0, figures.get("peers networks A infer_times_as_fast"));
    assertFalse(figures.containsKey("peers networks qif infer_times_as_fast"));
  }
}

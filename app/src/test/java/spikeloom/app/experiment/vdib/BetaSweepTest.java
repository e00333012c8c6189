package spikeloom.app.experiment.vdib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;

final class BetaSweepTest {
  @TempDir private Path folder;

  @Test
  void everyBetaIsTrainedWithEverySeedAndTheReportHasTheMeans() throws IOException {
    TinyLab tiny = new TinyLab(folder, 1);
    ResultDirectory results = new ResultDirectory(folder);
    new BetaSweep(tiny.lab(), tiny.plan(), List.of(0.5, 0.001), new long[] {3, 4})
        .train()
        .addTo(results, tiny.plan().objective().distortion());
    Path runs = folder.resolve("runs");
    assertEquals(
        List.of(
            runs.resolve("beta-0.001-seed-3"),
            runs.resolve("beta-0.001-seed-4"),
            runs.resolve("beta-0.5-seed-3"),
            runs.resolve("beta-0.5-seed-4")),
        tiny.trained);
    results.finish(new ResultDirectory.Origin("beta", "Beta", "spikeloom experiment", 3, 1), 0);
    JsonNode metrics =
        new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
    Metrics one = metrics(tiny, 3, Dataset::validation);
    Metrics two = metrics(tiny, 4, Dataset::validation);
    assertMean(one.rateBits(), two.rateBits(), metrics, "rate_bits_beta_0.5");
    assertMean(one.distortion(), two.distortion(), metrics, "distortion_beta_0.5");
    assertMean(
        metrics(tiny, 3, Dataset::test).distortion(),
        metrics(tiny, 4, Dataset::test).distortion(),
        metrics,
        "test_distortion_beta_0.5");
    assertTrue(
        metrics.get("rate_bits_beta_0.001").asDouble()
            > metrics.get("rate_bits_beta_0.5").asDouble());
    List<String> table = Files.readAllLines(folder.resolve("table.csv"));
    assertTrue(table.get(1).startsWith("0.001,"), table.toString());
    assertTrue(table.get(2).startsWith("0.5,"), table.toString());
    String figure = Files.readString(folder.resolve("figures/rate-distortion.svg"));
    assertTrue(figure.contains("nats per value"));
    assertFalse(figure.contains("squared error"));
  }

  private static void assertMean(double one, double two, JsonNode metrics, String name) {
    assertEquals((one + two) / 2, metrics.get(name).asDouble(), 1e-9, name);
  }

  private static Metrics metrics(TinyLab tiny, long seed, Function<Dataset, Dataset.Split> split) {
    Map<Setting, String> changes = Map.of(Setting.BETA, "0.5", Setting.SEED, Long.toString(seed));
    try (TrainedModel model =
        tiny.lab().train("beta-0.5-seed-" + seed, Setting.change(tiny.plan(), changes))) {
      return model.evaluator(split.apply(model.task().dataset())).run(Integer.MAX_VALUE);
    }
  }
}

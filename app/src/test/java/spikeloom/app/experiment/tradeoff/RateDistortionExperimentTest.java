package spikeloom.app.experiment.tradeoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Tiny;
import spikeloom.app.experiment.CausalPriorNetworks;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;

/** The experiment on drawn digits, from its plans to its report. */
final class RateDistortionExperimentTest {
  private static final Map<Setting, String> SMALL =
      Map.of(
          Setting.LIMIT, "200",
          Setting.HIDDEN, "24",
          Setting.LATENT, "10",
          Setting.STEPS, "6",
          Setting.DECODER_HIDDEN, "20",
          Setting.BATCH, "10");

  @TempDir private Path folder;

  private static Experiment experiment() {
    return new RateDistortionExperiment(new CausalPriorNetworks(Tiny.DIGITS, SMALL));
  }

  private TinyLab run(LabRequest.Effort effort, List<String> only) throws IOException {
    TinyLab tiny = new TinyLab(folder, 1);
    LabRequest request = new LabRequest(folder, effort, 3, 1, null, only);
    ResultDirectory results = new ResultDirectory(folder);
    experiment().run(new Lab(request, tiny, line -> {}), results);
    results.finish(new ResultDirectory.Origin("rate-distortion", "Test", "test", 3, 1), 1);
    return tiny;
  }

  private JsonNode metrics() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
  }

  @Test
  void priorsAndTheModelWithoutSpikesAreMeasuredOnceAndReported() throws IOException {
    LabRequest.Effort quick = new LabRequest.Effort(true, 1, 2);
    List<String> all = List.of("fixed", "rates", "glm", "network", "spiking-network", "gaussian");
    assertEquals(all, experiment().parts());
    List<String> parts = List.of("rates", "network", "gaussian");
    TinyLab first = run(quick, parts);
    assertEquals(4, first.trained.size(), "two priors, two weights");
    JsonNode metrics = metrics();
    for (String part : parts) {
      String name = part.replace('-', '_');
      double bound = metrics.get("negative_elbo_" + name).asDouble();
      double rate = metrics.get("rate_bits_" + name + "_weight_1").asDouble() * Math.log(2);
      double distortion = metrics.get("distortion_nats_" + name + "_weight_1").asDouble();
      assertEquals(bound, rate + distortion, 1e-6 * bound);
      assertTrue(metrics.get("negative_elbo_sd_" + name).isNull(), "of one seed");
      if (!part.equals("gaussian")) {
        double dear = metrics.get("rate_bits_" + name + "_weight_3").asDouble();
        assertTrue(dear > 0 && dear * Math.log(2) != rate, "another weight, another run: " + name);
      }
    }
    List<String> table = Files.readAllLines(folder.resolve("table.csv"));
    assertEquals(1 + 2 * 2 + 1, table.size());
    String report = Files.readString(folder.resolve("report.md"));
    assertTrue(report.contains("chosen: relu-0.001"), report);
    for (String figure : List.of("rate-distortion", "negative-elbo")) {
      assertTrue(report.contains("(figures/" + figure + ".png)"), report);
      assertTrue(Files.size(folder.resolve("figures/" + figure + ".svg")) > 0);
    }

    Path stored = folder.resolve("runs/gaussian-relu-0.001-seed-3/parameters.npy");
    FileTime written = Files.getLastModifiedTime(stored);
    TinyLab second = run(quick, parts);
    assertEquals(List.of(), second.trained, "finished runs are used as they are");
    assertEquals(written, Files.getLastModifiedTime(stored));
    assertEquals(metrics, metrics());
    assertEquals(table, Files.readAllLines(folder.resolve("table.csv")));

    TinyLab twoSeeds = run(new LabRequest.Effort(true, 2, 2), List.of("rates", "gaussian"));
    assertEquals(2, twoSeeds.trained.size(), "the second seed");
    for (String name : List.of("rates", "gaussian")) {
      assertTrue(metrics().get("negative_elbo_sd_" + name).asDouble() > 0, name);
    }
    assertFalse(metrics().has("negative_elbo_network"));

    RunException other =
        assertThrows(
            RunException.class, () -> run(new LabRequest.Effort(true, 1, 3), List.of("gaussian")));
    assertTrue(
        String.valueOf(other.getMessage()).contains("choose another folder with --out"),
        other.getMessage());
  }

  @Test
  void theModelWithoutSpikesIsChosenOnValidationSamples() throws IOException {
    run(new LabRequest.Effort(false, 1, 1), List.of("gaussian"));
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      assertEquals(9, runs.count(), "two activations, four learning rates, a warm-up");
    }
    String report = Files.readString(folder.resolve("report.md"));
    assertTrue(report.contains("-warm-up-0.3: "), report);
    assertTrue(metrics().get("negative_elbo_gaussian").asDouble() > 0);
    assertFalse(metrics().has("negative_elbo_network"));
  }
}

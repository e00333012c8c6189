package spikeloom.app.experiment;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Tiny;
import spikeloom.app.report.ResultDirectory;
import spikeloom.plan.Setting;

/** All encoders on one page, as the command trains and shows them. */
final class EncodersExperimentTest {
  private static final Map<Setting, String> SMALL =
      Map.of(
          Setting.LIMIT, "200",
          Setting.LATENT, "12",
          Setting.DECODER_HIDDEN, "20",
          Setting.BATCH, "10");
  private static final List<String> ALWAYS =
      List.of(
          "distortion_",
          "rate_bits_",
          "judge_accuracy_",
          "latent_spikes_",
          "spikes_",
          "additions_",
          "multiplications_",
          "energy_uj_",
          "examples_per_second_");

  @TempDir private Path folder;

  private JsonNode metrics(TinyLab tiny, List<String> only) throws IOException {
    LabRequest.Effort effort = new LabRequest.Effort(true, 1, 1);
    LabRequest request = new LabRequest(folder, effort, 3, 1, null, only);
    ResultDirectory results = new ResultDirectory(folder);
    EncodersExperiment experiment = new EncodersExperiment(Tiny.DIGITS, SMALL);
    experiment.run(new Lab(request, tiny, tiny.decoded::add), results);
    results.finish(
        new ResultDirectory.Origin(experiment.name(), experiment.title(), "test", 3, 1), 1);
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
  }

  @Test
  void everyEncoderIsTrainedOnceMeasuredAndShown() throws IOException {
    TinyLab quick = new TinyLab(folder, 1);
    JsonNode few = metrics(quick, List.of());
    assertEquals(
        List.of("lif-seed-3", "src-seed-3", "ltc-seed-3"),
        quick.trained.stream().map(path -> path.getFileName().toString()).toList());
    assertFalse(few.has("distortion_ltc_fptt"));

    List<String> arms = new EncodersExperiment().parts();
    TinyLab whole = new TinyLab(folder, 1);
    JsonNode metrics = metrics(whole, arms);
    assertEquals(arms.size() - quick.trained.size(), whole.trained.size());
    assertEquals(few.get("distortion_src"), metrics.get("distortion_src"));
    String report = Files.readString(folder.resolve("report.md"));
    for (String arm : arms) {
      String name = arm.replace('-', '_');
      for (String metric : ALWAYS) {
        assertTrue(metrics.get(metric + name).asDouble() > 0, metric + name + " in " + metrics);
      }
      double latent = metrics.get("latent_spikes_" + name).asDouble();
      double all = metrics.get("spikes_" + name).asDouble();
      boolean hidden = name.startsWith("lif");
      assertTrue(hidden ? all > latent : all == latent, name);
      assertEquals(name.equals("src"), metrics.has("binary_distortion_" + name), name);
      assertTrue(report.contains("- *" + arm + "*: `--encoder "), report);
      assertTrue(report.contains("(figures/reconstructions-" + arm + ".png)"), report);
    }
    assertTrue(report.contains("--steps 60"), "the default settings of src");
    assertTrue(
        metrics.get("distortion_itself").asDouble()
            < metrics.get("distortion_mean_image").asDouble());
    for (String figure : List.of("distortion", "judge", "rate-distortion")) {
      assertTrue(Files.size(folder.resolve("figures/" + figure + ".svg")) > 0);
    }
  }
}

package spikeloom.app.experiment.tradeoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.plan.Setting;

final class ConvolutionExperimentTest {
  private static final Map<Setting, String> SMALL =
      Map.of(Setting.LIMIT, "60", Setting.LATENT, "8", Setting.STEPS, "4", Setting.BATCH, "20");

  @Test
  void bothNetworksAreTrainedAndComparedAtEqualBits(@TempDir Path folder) throws IOException {
    TinyLab tiny = new TinyLab(folder, 1);
    LabRequest request =
        new LabRequest(folder, new LabRequest.Effort(true, 1, 1), 3, 1, null, List.of());
    ResultDirectory results = new ResultDirectory(folder);
    new ConvolutionExperiment(List.of(Tiny.DIGITS), SMALL)
        .run(new Lab(request, tiny, line -> {}), results);
    results.finish(new ResultDirectory.Origin("convolution", "Test", "test", 3, 1), 1);
    assertEquals(4, tiny.trained.size(), "two networks, two lengths");
    JsonNode metrics =
        new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
    String data = Tiny.DIGITS.replaceAll("\\W", "_");
    for (String network : List.of("dense", "convolution")) {
      String suffix = network + "_" + data + "_length_4";
      assertTrue(metrics.get("negative_elbo_" + suffix).asDouble() > 0);
      assertTrue(metrics.get("training_seconds_" + suffix).asDouble() > 0);
    }
    assertTrue(metrics.get("distortion_nats_dense_" + data + "_length_1").asDouble() > 0);
    assertEquals(1 + 4, Files.readAllLines(folder.resolve("table.csv")).size());
    String report = Files.readString(folder.resolve("report.md"));
    assertTrue(report.contains("conv:32x8s4"), report);
  }

  @Test
  void aNatOfRateIsWorthANatOfDistortion() {
    Trial trial = new Trial(60, 30 * Math.log(2), 0, 0, 0);
    TimedTrial one = new TimedTrial("dense", 4, 1, trial, 1);
    assertEquals(60, one.distortionAt(30), 1e-9);
    assertEquals(60 + 4 * Math.log(2), one.distortionAt(26), 1e-9);
    assertEquals(60 - Math.log(2), one.distortionAt(31), 1e-9);
  }
}

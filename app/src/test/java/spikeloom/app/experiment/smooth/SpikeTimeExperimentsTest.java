package spikeloom.app.experiment.smooth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.Countdown;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;

/** The experiments in continuous time, as the command runs them. */
final class SpikeTimeExperimentsTest {
  @TempDir private Path folder;

  private JsonNode metrics(Experiment experiment, String out, int threads) throws IOException {
    Path path = folder.resolve(out);
    LabRequest.Effort effort = new LabRequest.Effort(true, 1, 1);
    LabRequest request = new LabRequest(path, effort, 1, threads, null, List.of());
    ResultDirectory results = new ResultDirectory(path);
    experiment.run(new Lab(request, (run, dataset) -> true, sentence -> {}), results);
    results.finish(
        new ResultDirectory.Origin(experiment.name(), experiment.title(), "test", 1, threads), 1);
    return new ObjectMapper().readTree(path.resolve("summary.json").toFile()).get("metrics");
  }

  @Test
  void classificationStartsSilentlyAndIsTheSameWithAnyNumberOfThreads() throws IOException {
    JsonNode one = metrics(new ThetaMnistExperiment("strokes"), "one", 1);
    JsonNode two = metrics(new ThetaMnistExperiment("strokes"), "two", 2);
    assertTrue(one.get("silent_fraction_start").asDouble() >= 0.99);
    assertTrue(one.get("test_accuracy").asDouble() > 0.5, one.toString());
    assertEquals(one.get("test_loss"), two.get("test_loss"));
    assertTrue(one.has("test_accuracy_ordinary"));
    assertTrue(one.get("validation_accuracy_epoch_3").isNull());
    assertTrue(one.get("seconds_per_epoch").asDouble() > 0);
    assertTrue(Files.exists(folder.resolve("one/figures/accuracy.svg")));
  }

  @Test
  void twoSpikesArriveWithoutAGap() throws IOException {
    JsonNode metrics = metrics(new QifSingleExperiment(), "single", 1);
    assertEquals(2.5, metrics.get("first_spike").asDouble(), 0.02);
    assertEquals(7.5, metrics.get("second_spike").asDouble(), 0.02);
    assertEquals(0, metrics.get("largest_gap").asDouble(), 1e-6);
    assertTrue(Files.exists(folder.resolve("single/figures/spike-times.png")));
  }

  @Test
  void patternsOfSpikesComeNearerToTheirTargets() throws IOException {
    JsonNode metrics = metrics(new QifRecurrentExperiment(), "recurrent", 1);
    assertTrue(
        metrics.get("loss").asDouble() < 0.3 * metrics.get("loss_start").asDouble(),
        metrics.toString());
    assertTrue(Files.exists(folder.resolve("recurrent/figures/spike-times-2.png")));
    assertFalse(Files.exists(folder.resolve("recurrent/runs")));
  }

  @Test
  void aCountdownNamesRateAndTimeLeft() {
    Countdown countdown = new Countdown(sentence -> {}, "images", 1000);
    assertEquals("epoch 1   25 %  50 images/s  15 s left", countdown.line("epoch 1", 250, 5));
    assertEquals(
        "epoch 1   10 %  1 images/s  15 min 0 s left", countdown.line("epoch 1", 100, 100));
  }
}

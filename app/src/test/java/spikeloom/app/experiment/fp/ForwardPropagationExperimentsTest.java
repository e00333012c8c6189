package spikeloom.app.experiment.fp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.smooth.ExactGradientsExperiment;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.file.DataException;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.synthetic.YinYang;

/** The experiments with exact gradients of LIF neurons, as the command runs them. */
final class ForwardPropagationExperimentsTest {
  @TempDir private Path folder;

  private JsonNode metrics(Experiment experiment, int trials, int epochs) throws IOException {
    LabRequest.Effort effort = new LabRequest.Effort(true, trials, epochs);
    LabRequest request = new LabRequest(folder, effort, 1, 1, folder, List.of());
    ResultDirectory results = new ResultDirectory(folder);
    experiment.run(new Lab(request, (run, dataset) -> true, sentence -> {}), results);
    results.finish(
        new ResultDirectory.Origin(experiment.name(), experiment.title(), "test", 1, 1), 1);
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
  }

  @Test
  void exclusiveOrIsLearned() throws IOException {
    JsonNode metrics = metrics(new XorExperiment(), 10, 100);
    assertTrue(metrics.get("converged_share").asDouble() >= 0.9, metrics.toString());
    assertTrue(metrics.get("mean_epochs").asDouble() < 60, metrics.toString());
  }

  @Test
  void allMethodsAgreeWithDifferencesAndOnlyTheLifSpikeJumps() throws IOException {
    JsonNode metrics = metrics(new ExactGradientsExperiment(), 4, 1);
    for (String method : List.of("reverse_sweep", "forward_propagation")) {
      String name = "error_largest_srm_" + method + "_vs_differences";
      assertTrue(metrics.get(name).asDouble() < 1e-6, metrics.toString());
    }
    assertEquals(3 - 0.5 - Math.log(2), metrics.get("lif_jump").asDouble(), 1e-5);
    assertTrue(metrics.get("qif_jump").asDouble() < 1e-7, metrics.toString());
    assertEquals(
        metrics.get("qif_slope_below").asDouble(), metrics.get("qif_slope_above").asDouble(), 1e-5);
  }

  @Test
  void withoutAFileOfTheUsersTheIrisFlowersAreFishers() {
    IrisFile flowers = IrisFile.in(DataDirectory.given(folder.toString()));
    assertEquals(150, flowers.lengths().length);
    assertArrayEquals(new double[] {5.1, 3.5, 1.4, 0.2}, flowers.lengths()[0]);
    assertEquals(List.of("setosa", "versicolor", "virginica"), flowers.names());
    for (int species = 0; species < 3; species++) {
      int wanted = species;
      assertEquals(50, Arrays.stream(flowers.species()).filter(s -> s == wanted).count());
    }
  }

  @Test
  void anIrisFileInTheDataFolderIsReadLineByLine() throws IOException {
    DataDirectory where = DataDirectory.given(folder.toString());
    Path file = Files.createDirectories(folder.resolve("iris")).resolve("iris.data");
    Files.writeString(file, "1,2,3,4,tall\n5,6,7,8,small\n\n");
    IrisFile flowers = IrisFile.in(where);
    assertEquals(List.of("small", "tall"), flowers.names());
    assertArrayEquals(new int[] {1, 0}, flowers.species());
    assertArrayEquals(new double[] {5, 6, 7, 8}, flowers.lengths()[1]);
    Files.writeString(file, "1,2,3,4,tall\n5,six,7,8,small\n");
    String damaged = assertThrows(DataException.class, () -> IrisFile.in(where)).getMessage();
    assertTrue(damaged.contains("line 2"), damaged);
  }

  @Test
  void pointsAreTheSameSpikesInStepsAndInContinuousTime() {
    YinYangPoints points = YinYangPoints.of(1, "test", 5);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(40, YinYangPoints.LINES);
    for (int n = 0; n < 5; n++) {
      points.write(n, 40, builder);
      builder.endSample();
    }
    SpikeBatch batch = builder.build();
    for (int n = 0; n < 5; n++) {
      YinYang.Point point = YinYang.of(1, "test").point(n);
      int step = (int) ((0.15 + 1.85 * point.x()) / 2 * 40);
      boolean found = false;
      for (int i = batch.begin(n, step); i < batch.end(n, step); i++) {
        found |= batch.channel(i) == 0;
      }
      assertTrue(found, "the spike of x");
      assertEquals(point.label(), points.examples().label(n));
    }
  }
}

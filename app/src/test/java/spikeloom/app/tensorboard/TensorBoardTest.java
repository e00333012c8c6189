package spikeloom.app.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.Summary;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunHistory;

/** Event files of trainings, read with TensorFlow's own classes. */
final class TensorBoardTest {
  private static final String TRAIN = "train " + Tiny.strokes(3) + " --threads 1";

  @TempDir private static Path folder;
  private static Path whole;
  private static JsonNode summary;

  @BeforeAll
  static void train() throws IOException {
    whole = folder.resolve("whole");
    summary = Tiny.json(done(Tiny.run(TRAIN + " --tensorboard --json --out", whole)));
  }

  private static Shell done(Shell shell) {
    assertEquals(0, shell.code(), shell.err());
    return shell;
  }

  private static RunHistory history(Path run) {
    return RunDirectory.openToRead(run).history(note -> {});
  }

  /** A copy of the run as a crash leaves it: with the checkpoint of its first epoch only. */
  private static Path crashed(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(whole.relativize(file).toString()));
      }
    }
    Files.delete(copy.resolve("summary.json"));
    List<Path> checkpoints;
    try (Stream<Path> files = Files.list(copy.resolve("checkpoints"))) {
      checkpoints = files.sorted().toList();
    }
    Files.delete(checkpoints.get(checkpoints.size() - 1));
    return copy;
  }

  private static Map<Long, Float> expected(Path run) {
    Map<Long, Float> numbers = new TreeMap<>();
    for (Progress report : history(run).metrics()) {
      numbers.put(report.step(), (float) report.distortion());
    }
    return numbers;
  }

  /** Numbers of metrics.csv have seven digits. */
  private static void assertSameNumbers(String tag, Path run) throws IOException {
    Map<Long, Float> expected = EventFiles.numbers(whole, tag);
    Map<Long, Float> numbers = EventFiles.numbers(run, tag);
    assertFalse(expected.isEmpty());
    assertEquals(expected.keySet(), numbers.keySet());
    expected.forEach(
        (step, number) -> assertEquals(number, numbers.getOrDefault(step, 0f), 1e-6f * number));
  }

  @Test
  void numbersAreThoseOfTheRun() throws IOException {
    Map<Long, Float> distortion = EventFiles.numbers(whole, "train/distortion");
    Map<Long, Float> expected = expected(whole);
    assertEquals(expected.keySet(), distortion.keySet());
    expected.forEach(
        (step, number) -> assertEquals(number, distortion.getOrDefault(step, 0f), 1e-6f));
    assertEquals(
        history(whole).validation().size(),
        EventFiles.numbers(whole, "validation/distortion").size());
    long last = 60; // 200 training samples, batches of 10, 3 epochs
    assertEquals(
        summary.get("test_distortion").floatValue(),
        EventFiles.numbers(whole, "test/distortion").getOrDefault(last, 0f));
    assertEquals(
        summary.get("test_negative_elbo").floatValue(),
        EventFiles.numbers(whole, "test/negative_elbo").getOrDefault(last, 0f));
    Map<Long, Float> rate = EventFiles.numbers(whole, "train/learning_rate");
    assertEquals(0.002, rate.values().iterator().next(), 1e-4);
    assertTrue(rate.getOrDefault(last, 1f) < 0.0001, rate.toString());
  }

  @Test
  void theBoundIsDistortionAndRateInNats() throws IOException {
    Map<Long, Float> distortion = EventFiles.numbers(whole, "train/distortion");
    Map<Long, Float> rate = EventFiles.numbers(whole, "train/rate_bits");
    EventFiles.numbers(whole, "train/negative_elbo")
        .forEach(
            (step, bound) ->
                assertEquals(
                    784 * distortion.getOrDefault(step, 0f)
                        + Math.log(2) * rate.getOrDefault(step, 0f),
                    bound,
                    1e-3));
  }

  @Test
  void layersAndPicturesAreShown() throws IOException {
    Map<String, Map<Long, Summary.Value>> series = EventFiles.read(whole);
    assertTrue(
        series.keySet().containsAll(Set.of("gradient_norm/hidden_layer_1", "spike_rate/readout")),
        series.keySet().toString());
    Map<Long, Summary.Value> pictures = series.getOrDefault("samples/reconstructions", Map.of());
    assertTrue(pictures.keySet().containsAll(Set.of(0L, 60L)), pictures.keySet().toString());
    for (Summary.Value value : pictures.values()) {
      BufferedImage picture =
          ImageIO.read(
              new ByteArrayInputStream(value.getImage().getEncodedImageString().toByteArray()));
      assertEquals(value.getImage().getWidth(), picture.getWidth());
      assertEquals(value.getImage().getHeight(), picture.getHeight());
    }
  }

  @Test
  void aResumedRunContinuesItsSeriesWithoutDuplicates() throws IOException {
    Path run = crashed("resumed");
    done(Tiny.run("resume", run));
    assertEquals(2, EventFiles.files(run).size());
    assertSameNumbers("train/distortion", run);
    assertSameNumbers("validation/rate_bits", run);
    assertSameNumbers("test/distortion", run);
  }

  @Test
  void numbersThatADamagedFileHasLostAreAddedAgain() throws IOException {
    Path run = crashed("damaged");
    Path file = EventFiles.files(run).get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1; // in the first picture, before all numbers
    Files.write(file, bytes);
    done(Tiny.run("resume", run));
    assertTrue(Files.size(file) < 100, "cut before the damage");
    assertSameNumbers("train/distortion", run);
  }

  @Test
  void eventsCanBeginWithAResumedRun() throws IOException {
    Path run = crashed("late");
    for (Path file : EventFiles.files(run)) {
      Files.delete(file);
    }
    Files.delete(run.resolve("tensorboard"));
    done(Tiny.run("resume --tensorboard", run));
    assertSameNumbers("train/distortion", run);
  }

  @Test
  void aTrainingWithoutTheOptionHasNoEvents() {
    Path run = folder.resolve("none");
    done(Tiny.run(TRAIN + " --out", run));
    assertFalse(Files.exists(run.resolve("tensorboard")));
  }

  @Test
  void theTrainingIsTheSameWithAndWithout() throws IOException {
    Path run = folder.resolve("without");
    JsonNode without = Tiny.json(done(Tiny.run(TRAIN + " --json --out", run)));
    assertEquals(summary.get("test_distortion"), without.get("test_distortion"));
    assertNotEquals(0, without.get("test_distortion").asDouble());
  }

  @Test
  void filesThatCannotBeWrittenEndTheEventsNotTheTraining() throws IOException {
    Path run = crashed("blocked");
    for (Path file : EventFiles.files(run)) {
      Files.delete(file);
    }
    Files.delete(run.resolve("tensorboard"));
    Files.writeString(run.resolve("tensorboard"), "a file", StandardOpenOption.CREATE_NEW);
    Shell shell = done(Tiny.run("resume --tensorboard", run));
    assertEquals(
        1,
        shell.err().lines().filter(line -> line.contains("cannot be written")).count(),
        shell.err());
    assertTrue(Files.exists(run.resolve("summary.json")));
  }
}

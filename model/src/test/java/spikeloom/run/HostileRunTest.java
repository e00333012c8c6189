package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.DecoderKind;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Bars;
import spikeloom.objective.Distortion;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Plans;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** A run directory that somebody else has prepared does no harm outside of itself. */
final class HostileRunTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 1, 1);
  private static final String SECRET = "not part of any run\n";

  @TempDir Path folder;
  private Path run;
  private Path outside;

  @BeforeEach
  void aRunThatWasTrained() throws IOException {
    run = folder.resolve("run");
    outside = Files.writeString(folder.resolve("outside.txt"), SECRET);
    Files.createDirectories(folder.resolve("elsewhere"));
    try (RunDirectory directory = RunDirectory.create(run, PLAN)) {
      train(directory);
    }
  }

  private static void train(RunDirectory directory) {
    try (Trainer trainer =
        new Trainer(
            Bars.dataset(16, 8), directory, new TrainingListener() {}, new TrainingControl())) {
      trainer.run();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan.json",
        "split.json",
        "summary.json",
        "metrics.csv",
        "layers.csv",
        "edits.csv",
        "log.txt",
        "run.lock",
        "plan.json.part",
        "figures/curves.png",
        "checkpoints/step-000000000009.ckpt",
      })
  void aRunWithALinkIsNotWritten(String name) throws IOException {
    Path link = run.resolve(name);
    byte[] before = Files.exists(link) ? Files.readAllBytes(link) : new byte[0];
    Files.deleteIfExists(link);
    Files.write(outside, before);
    Files.createSymbolicLink(link, outside);
    requireRefused(name);
    assertEquals(before.length, Files.size(outside), "the linked file was changed");
    assertTrue(Files.isSymbolicLink(link), "the link is left as it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoints", "figures"})
  void aRunWithALinkedFolderIsNotWritten(String name) throws IOException {
    Files.move(run.resolve(name), folder.resolve("real"));
    Files.createSymbolicLink(run.resolve(name), folder.resolve("real"));
    List<String> before = names(folder.resolve("real"));
    requireRefused(name);
    assertEquals(before, names(folder.resolve("real")));
  }

  private void requireRefused(String name) {
    String message =
        Sentences.require(
            assertThrows(RunException.class, () -> RunDirectory.openToWrite(run).close()));
    assertTrue(message.contains("symbolic link"), message);
    assertTrue(message.contains(name), message);
  }

  @Test
  void aLinkThatIsMadeWhileTheRunIsOpenIsNotFollowed() throws IOException {
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      Files.delete(run.resolve("log.txt"));
      Files.createSymbolicLink(run.resolve("log.txt"), outside);
      assertThrows(RunException.class, () -> directory.log("a line"));
      Files.delete(run.resolve("metrics.csv"));
      Files.createSymbolicLink(run.resolve("metrics.csv"), outside);
      assertThrows(RunException.class, () -> directory.metrics().append(report(), 8));
      Files.delete(run.resolve("plan.json"));
      Files.createSymbolicLink(run.resolve("plan.json"), outside);
      directory.write(PLAN); // replaces the link
    }
    assertEquals(SECRET, Files.readString(outside));
    assertFalse(Files.isSymbolicLink(run.resolve("plan.json")));
  }

  private static Progress report() {
    return new Progress(1, 2, 1, 1, 8, 0.1, Distortion.CROSS_ENTROPY, 2, 0.3, 0.4, 5, 0);
  }

  @Test
  void aNewRunIsNotMadeInAFolderWithLinks() throws IOException {
    Path prepared = Files.createDirectories(folder.resolve("prepared"));
    Files.createSymbolicLink(prepared.resolve("checkpoints"), folder.resolve("elsewhere"));
    assertThrows(RunException.class, () -> RunDirectory.create(prepared, PLAN));
    assertEquals(List.of(), names(folder.resolve("elsewhere")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step-999999999999.ckpt\n2026-01-01T00:00:00Z finished.ckpt",
        "step-9999999999999.ckpt",
        "step-99.ckpt",
        "step-٩٩٩٩٩٩٩٩٩٩٩٩.ckpt",
        "zzz.ckpt",
      })
  void filesOfOtherNamesAreNotCheckpointsAndAreLeftAlone(String name) throws IOException {
    Path other = Files.writeString(run.resolve("checkpoints").resolve(name), "something else");
    Files.delete(run.resolve("summary.json"));
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      train(directory);
    }
    assertEquals("something else", Files.readString(other));
    List<String> log = Files.readAllLines(run.resolve("log.txt"));
    assertTrue(log.stream().noneMatch(line -> line.contains(".ckpt")), log.toString());
  }

  @Test
  void aLineOfTheLogStaysOneLine() throws IOException {
    int before = Files.readAllLines(run.resolve("log.txt")).size();
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      directory.log("a\nb\r\u001b[2J\u2028\u202ec");
    }
    List<String> lines = Files.readAllLines(run.resolve("log.txt"));
    assertEquals(before + 1, lines.size());
    String last = lines.get(before);
    assertTrue(last.endsWith("a\\nb\\r\\u001b[2J\\u2028\\u202ec"), last);
  }

  @Test
  void readersWriteNothing() throws IOException {
    Map<String, Long> before = files();
    RunDirectory directory = RunDirectory.openToRead(run);
    directory.history(note -> {});
    RunOverview.of(run, note -> {});
    TrainedModel.load(directory, Bars.dataset(16, 8), 1, note -> {}).close();
    assertEquals(before, files());
  }

  private Map<String, Long> files() throws IOException {
    try (Stream<Path> paths = Files.walk(run)) {
      return paths.collect(
          java.util.stream.Collectors.toMap(
              path -> run.relativize(path).toString(), path -> path.toFile().lastModified()));
    }
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

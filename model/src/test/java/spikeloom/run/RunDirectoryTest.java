package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Bars;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Plans;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

final class RunDirectoryTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 2, 1);

  @Test
  void aNewRunHoldsItsPlanAndNoCheckpoint(@TempDir Path folder) {
    Path path = folder.resolve("deep").resolve("run");
    try (RunDirectory run = RunDirectory.create(path, PLAN)) {
      assertEquals(PLAN, run.plan());
      assertEquals(Optional.empty(), run.latest(note -> {}));
      assertFalse(run.finished());
      assertTrue(Files.isDirectory(run.figures()));
    }
  }

  @Test
  void anExistingRunIsNotOverwritten(@TempDir Path folder) {
    Path path = folder.resolve("run");
    RunDirectory.create(path, PLAN).close();
    String message = refused(() -> RunDirectory.create(path, PLAN));
    assertTrue(message.contains("already holds a run") && message.contains("resume"), message);
  }

  @Test
  void aPlanThatItsDataRefuseIsTakenBackButNotARunThatWasThere(@TempDir Path folder) {
    TrainingPlan impossible = Setting.change(PLAN, Map.of(Setting.LAG, "1"));
    Path path = folder.resolve("runs").resolve("run");
    try (RunDirectory run = RunDirectory.create(path, impossible)) {
      assertThrows(PlanException.class, () -> trainer(run));
      assertFalse(Files.exists(path.resolve("plan.json")));
    }
    assertFalse(Files.exists(folder.resolve("runs")), "nothing is left");
    RunDirectory.create(path, impossible).close();
    try (RunDirectory run = RunDirectory.openToWrite(path)) {
      assertThrows(PlanException.class, () -> trainer(run));
      assertEquals(impossible, run.plan());
    }
  }

  @Test
  void aRefusedPlanKeepsTheFilesThatWereInItsFolder(@TempDir Path folder) throws IOException {
    TrainingPlan impossible = Setting.change(PLAN, Map.of(Setting.LAG, "1"));
    Path path = Files.createDirectory(folder.resolve("run"));
    Files.writeString(path.resolve("log.txt"), "notes");
    try (RunDirectory run = RunDirectory.create(path, impossible)) {
      assertThrows(PlanException.class, () -> trainer(run));
    }
    assertArrayEquals(new String[] {"log.txt"}, path.toFile().list());
    RunDirectory.create(path, PLAN).close();
  }

  private static Trainer trainer(RunDirectory run) {
    return new Trainer(Bars.dataset(8, 8), run, new TrainingListener() {}, new TrainingControl());
  }

  @Test
  void whatIsNotARunIsRefused(@TempDir Path folder) {
    String missing = refused(() -> RunDirectory.openToWrite(folder.resolve("nothing")));
    assertTrue(missing.contains("There is no run"), missing);
    String other = refused(() -> RunDirectory.openToRead(folder));
    assertTrue(other.contains("plan.json"), other);
  }

  @Test
  void aSecondWriterIsRefusedBecauseTheRunIsInUse(@TempDir Path folder) {
    Path path = folder.resolve("run");
    try (RunDirectory first = RunDirectory.create(path, PLAN)) {
      String message = refused(() -> RunDirectory.openToWrite(path));
      assertTrue(message.contains("in use"), message);
      RunDirectory.openToRead(path).close(); // looking on is allowed
      assertEquals(PLAN, first.plan());
    }
    RunDirectory.openToWrite(path).close();
  }

  @Test
  void theLockNamesTheProcessThatHoldsItToOtherProcesses(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("run");
    try (RunDirectory first = RunDirectory.create(path, PLAN)) {
      // Read in another process: closing the file in this one would release the lock.
      assertEquals(OtherProcess.IN_USE, OtherProcess.open(first.path()));
    }
    assertEquals(
        "process %d is training in it".formatted(ProcessHandle.current().pid()),
        RunLock.holder(path.resolve("run.lock")));
    Files.writeString(path.resolve("run.lock"), "{\"process\": 7, \"host\": \"node-12\"}");
    assertEquals(
        "process 7 on node-12 is training in it", RunLock.holder(path.resolve("run.lock")));
    Files.writeString(path.resolve("run.lock"), "{}");
    assertEquals("another SpikeLoom is training in it", RunLock.holder(path.resolve("run.lock")));
  }

  @Test
  void anotherProcessIsRefusedBecauseTheRunIsInUseEvenAfterASecondAttemptHere(@TempDir Path folder)
      throws Exception {
    Path path = folder.resolve("run");
    try (RunDirectory first = RunDirectory.create(path, PLAN)) {
      assertEquals(OtherProcess.IN_USE, OtherProcess.open(path));
      refused(() -> RunDirectory.openToWrite(path));
      assertEquals(OtherProcess.IN_USE, OtherProcess.open(path));
      first.log("still here");
    }
    assertEquals(OtherProcess.OPENED, OtherProcess.open(path));
  }

  @Test
  void closingTwiceDoesNotTakeTheRunFromTheNextHolder(@TempDir Path folder) {
    Path path = folder.resolve("run");
    RunDirectory first = RunDirectory.create(path, PLAN);
    first.close();
    try (RunDirectory second = RunDirectory.openToWrite(path)) {
      first.close();
      refused(() -> RunDirectory.openToWrite(path));
      second.log("still here");
    }
  }

  @Test
  void everyDamagedCheckpointThatIsSkippedIsNamed(@TempDir Path folder) throws IOException {
    try (RunDirectory run = RunDirectory.create(folder.resolve("run"), PLAN)) {
      Path whole = save(run, checkpoint(5));
      // As a crash between writing and clearing up leaves it: three files.
      for (int step : new int[] {6, 7}) {
        Path more = whole.resolveSibling("step-00000000000" + step + ".ckpt");
        Files.copy(whole, more);
        truncate(more);
      }
      List<String> notes = new ArrayList<>();
      assertEquals(5, run.latest(notes::add).orElseThrow().position().step());
      String reported = String.join(" ", notes);
      assertTrue(reported.contains("000006.ckpt") && reported.contains("000007.ckpt"), reported);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedWithTheReason(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    for (Path path : List.of(file, file.resolve("run"))) {
      String message = refused(() -> RunDirectory.create(path, PLAN));
      assertTrue(message.contains("cannot be written: "), message);
      assertTrue(message.contains("file"), message);
    }
  }

  @Test
  void aCheckpointThatCannotBeWrittenLeavesTheOneBefore(@TempDir Path folder) throws IOException {
    try (RunDirectory run = RunDirectory.create(folder.resolve("run"), PLAN)) {
      save(run, checkpoint(1));
      Path inTheWay = run.path().resolve("checkpoints").resolve("step-000000000002.ckpt");
      Files.createDirectories(inTheWay.resolve("full"));
      String message = refused(() -> save(run, checkpoint(2)));
      assertTrue(message.contains("cannot be written"), message);
      assertEquals(1, run.latest(note -> {}).orElseThrow().position().step());
    }
  }

  @Test
  void theLastTwoCheckpointsAreKept(@TempDir Path folder) throws IOException {
    try (RunDirectory run = RunDirectory.create(folder.resolve("run"), PLAN)) {
      for (long step : new long[] {1, 9, 10, 100_000}) {
        save(run, checkpoint(step));
      }
      assertEquals(2, files(run).size());
      assertEquals(100_000, run.latest(note -> {}).orElseThrow().position().step());
      Files.delete(files(run).get(1));
      assertEquals(10, run.latest(note -> {}).orElseThrow().position().step());
    }
  }

  @Test
  void aDamagedCheckpointFallsBackToTheOneBeforeWithAWarning(@TempDir Path folder)
      throws IOException {
    try (RunDirectory run = RunDirectory.create(folder.resolve("run"), PLAN)) {
      save(run, checkpoint(5));
      truncate(save(run, checkpoint(6)));
      List<String> notes = new ArrayList<>();
      assertEquals(5, run.latest(notes::add).orElseThrow().position().step());
      assertEquals(1, notes.size());
      assertTrue(notes.get(0).contains("step-000000000006.ckpt"), notes.get(0));
      assertTrue(notes.get(0).contains("damaged"), notes.get(0));
      assertTrue(notes.get(0).contains("back to step-000000000005.ckpt"), notes.get(0));
    }
  }

  @Test
  void aRunWithoutAWholeCheckpointIsNotRestartedUnasked(@TempDir Path folder) throws IOException {
    try (RunDirectory run = RunDirectory.create(folder.resolve("run"), PLAN)) {
      truncate(save(run, checkpoint(5)));
      truncate(save(run, checkpoint(6)));
      String message = refused(() -> run.latest(note -> {}));
      assertTrue(message.contains("damaged"), message);
      assertTrue(message.contains("no other checkpoint"), message);
    }
  }

  @Test
  void theSummaryMarksTheEndAndHasTheNamesOfTheContract(@TempDir Path folder) throws IOException {
    try (RunDirectory run = RunDirectory.create(folder.resolve("run"), PLAN)) {
      run.write(
          new RunSummary(
              0.1, 0.2, 20, null, 300.0, null, 150.5, null, null, 400.0, 40.0, 12, "glm", 151.5,
              0.11, 310.0, null, 0.3, 0, 1000, 10, 20, 2, 5, 1, "ab", "0.0", null));
      assertTrue(run.finished());
      String json = Files.readString(run.path().resolve("summary.json"));
      for (String name :
          List.of(
              "test_distortion",
              "test_psnr",
              "rate_bits",
              "latent_spike_rate",
              "silent_fraction",
              "test_negative_elbo",
              "test_bits_per_dimension",
              "test_rmse",
              "code_length_bits",
              "latent_spikes_per_example",
              "active_latents",
              "prior",
              "train_examples_per_second",
              "parameters_encoder",
              "parameters_decoder",
              "epochs",
              "seed",
              "threads",
              "version")) {
        assertTrue(json.contains("\"" + name + "\""), name + " in " + json);
      }
    }
  }

  private static String refused(org.junit.jupiter.api.function.Executable action) {
    return Sentences.require(assertThrows(RunException.class, action));
  }

  private static List<Path> files(RunDirectory run) throws IOException {
    try (var files = Files.list(run.path().resolve("checkpoints"))) {
      return files.sorted().toList();
    }
  }

  private static void truncate(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 9));
  }

  private static Path save(RunDirectory run, Checkpoint checkpoint) {
    Map<String, ArrayValues> arrays = new LinkedHashMap<>();
    checkpoint.arrays().forEach((name, values) -> arrays.put(name, ArrayValues.all(values)));
    return run.checkpoints()
        .save(new Checkpoint.State(checkpoint.position(), checkpoint.meter()), arrays);
  }

  private static Checkpoint checkpoint(long step) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("encoder parameters", new float[] {step, 1});
    return new Checkpoint(
        new Checkpoint.Position(step, 0, 1, 8, 0.5), new RunningMeans.Sums(0, 0, 0, 0, 0), arrays);
  }
}

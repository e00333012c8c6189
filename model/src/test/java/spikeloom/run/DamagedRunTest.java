package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.DecoderKind;
import spikeloom.file.FolderTree;
import spikeloom.learning.Bars;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Plans;
import spikeloom.training.RunResults;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/** Runs with missing or damaged files, and runs of users of other countries. */
final class DamagedRunTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 2, 1);
  private static final int SAMPLES = 260;

  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void aRunThatHasNotReachedItsEnd() throws IOException {
    run = folder.resolve("run");
    try (RunDirectory directory = RunDirectory.create(run, PLAN)) {
      train(directory, new TrainingListener() {});
    }
    Files.delete(run.resolve("summary.json"));
  }

  private static void train(RunDirectory directory, TrainingListener listener) {
    try (Trainer trainer =
        new Trainer(Bars.dataset(SAMPLES, 20), directory, listener, new TrainingControl())) {
      trainer.run();
    }
  }

  @Test
  void aRunWithReportsWhoseCheckpointsAreGoneIsNotResumedAndLosesNothing() throws IOException {
    for (Path checkpoint : files("checkpoints")) {
      Files.delete(checkpoint);
    }
    String metrics = Files.readString(run.resolve("metrics.csv"));
    String layers = Files.readString(run.resolve("layers.csv"));
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      String message =
          Sentences.require(
              assertThrows(RunException.class, () -> train(directory, new TrainingListener() {})));
      assertTrue(message.contains("no checkpoint"), message);
    }
    assertEquals(metrics, Files.readString(run.resolve("metrics.csv")));
    assertEquals(layers, Files.readString(run.resolve("layers.csv")));
  }

  @Test
  void aRunThatIsKilledBeforeItsFirstReportResumesFromItsStart() throws IOException {
    Path early = folder.resolve("early");
    try (RunDirectory directory = RunDirectory.create(early, PLAN)) {
      TrainingControl control = new TrainingControl();
      try (Trainer trainer =
          new Trainer(Bars.dataset(SAMPLES, 20), directory, new TrainingListener() {}, control)) {
        control.stop();
        trainer.run();
      }
    }
    assertEquals(0, RunResults.lastStep(early));
    try (RunDirectory directory = RunDirectory.openToWrite(early)) {
      train(directory, new TrainingListener() {});
    }
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      train(directory, new TrainingListener() {});
    }
    RunResults.requireSame(run, early);
  }

  @ParameterizedTest
  @CsvSource({"metrics.csv, 1", "metrics.csv, 4", "layers.csv, 2"})
  void aDamagedLineIsSkippedWithAWarningThatNamesIt(String name, int cell) throws IOException {
    Path file = run.resolve(name);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String[] cells = lines.get(1).split(",", -1);
    cells[cell] = "1.2.3";
    lines.set(1, String.join(",", cells));
    Files.write(file, lines);
    List<String> notes = new ArrayList<>();
    RunHistory history = RunDirectory.openToRead(run).history(notes::add);
    assertFalse(history.metrics().isEmpty());
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains(name + ", line 2"), notes.get(0));
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      train(directory, new TrainingListener() {});
    }
    assertEquals(lines.get(1), Files.readAllLines(file).get(1), "what is damaged stays as it is");
  }

  @Test
  void aDamagedLineOfTheEditsIsSkipped() throws IOException {
    Files.writeString(
        run.resolve("edits.csv"), "step,setting,before,after\nx,beta,1,2\n3,beta,1,2\n4,beta\n");
    assertEquals(List.of("3,beta,1,2"), RunEdits.of(run));
  }

  @ParameterizedTest
  @CsvSource({
    "plan.json, ''",
    "plan.json, '{\"format\": 4'",
    "split.json, ''",
    "split.json, '[]'",
    "split.json, '{\"data\": null}'",
    "split.json, '{\"data\": \"a\", \"rule\": \"b\", \"train_samples\": 9, \"test_samples\": 9, \"sha256\": \"c\", \"picture\": [1, 0, 8]}'",
    "summary.json, ''",
    "summary.json, '{\"test_distortion\": 0.1'",
  })
  void anEmptyOrDamagedFileIsNamedAndTheOtherRunsAreListed(String name, String text)
      throws IOException {
    RunDirectory.create(folder.resolve("whole"), PLAN).close();
    Files.writeString(run.resolve(name), text);
    List<String> notes = new ArrayList<>();
    List<RunOverview> runs = RunOverview.below(folder, notes::add);
    assertEquals(List.of("whole"), runs.stream().map(RunOverview::name).toList());
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains(name), notes.get(0));
  }

  @Test
  void aRunWhoseDirectoryIsDeletedStopsAndLeavesNothing() throws IOException {
    Path deleted = folder.resolve("deleted");
    TrainingListener deleter =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            try {
              FolderTree.delete(deleted);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    try (RunDirectory directory = RunDirectory.create(deleted, PLAN)) {
      String message =
          Sentences.require(assertThrows(RunException.class, () -> train(directory, deleter)));
      assertTrue(message.contains("deleted"), message);
    }
    assertFalse(Files.exists(deleted));
    RunDirectory.create(deleted, PLAN).close(); // the lock of the process was released
  }

  @Test
  void whatACrashLeftHalfWrittenIsRemoved() throws IOException {
    for (String name :
        List.of(
            "plan.json.part",
            "metrics.csv.0123456789abcdef.part",
            "checkpoints/step-000000000005.ckpt.0123456789abcdef.part",
            "figures/curves.png.part")) {
      Files.writeString(run.resolve(name), "half");
    }
    Path own = Files.writeString(run.resolve("notes.part"), "of the user");
    RunDirectory.openToWrite(run).close();
    try (Stream<Path> all = Files.walk(run)) {
      assertEquals(List.of(own), all.filter(path -> path.toString().endsWith(".part")).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "de-DE", "tr-TR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
  void aRunOfOneCountryIsResumedInAnother(String country) throws IOException {
    Path abroad = folder.resolve("abroad");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(country));
      try (RunDirectory directory = RunDirectory.create(abroad, PLAN)) {
        train(directory, new TrainingListener() {});
      }
      Files.delete(abroad.resolve("summary.json"));
    } finally {
      Locale.setDefault(before);
    }
    try (Stream<Path> files = Files.list(abroad.resolve("checkpoints"))) {
      files.forEach(
          file ->
              assertTrue(
                  file.getFileName().toString().matches("step-[0-9]{12}\\.ckpt"), file::toString));
    }
    try (RunDirectory directory = RunDirectory.openToWrite(abroad)) {
      train(directory, new TrainingListener() {});
    }
    try (RunDirectory directory = RunDirectory.openToWrite(run)) {
      train(directory, new TrainingListener() {});
    }
    RunResults.requireSame(run, abroad);
    assertEquals(
        Files.readString(run.resolve("split.json")),
        Files.readString(abroad.resolve("split.json")));
  }

  @Test
  void onlyDamagedCheckpointsOfLaterStepsAreSetAside() throws IOException {
    List<Path> whole = files("checkpoints");
    Path damaged = run.resolve("checkpoints").resolve("step-000000000999.ckpt");
    Files.writeString(damaged, "SPKL");
    new Checkpoints(new RunFiles(run), run.resolve("checkpoints")).setAsideAfter(1);
    assertFalse(Files.exists(damaged));
    assertTrue(Files.exists(damaged.resolveSibling("step-000000000999.ckpt.damaged")));
    whole.forEach(file -> assertTrue(Files.exists(file), file.toString()));
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve(name))) {
      return files.toList();
    }
  }
}

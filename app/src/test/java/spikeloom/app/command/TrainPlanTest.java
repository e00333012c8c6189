package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.ReplayComparison;
import spikeloom.run.RunDirectory;

/** Trainings whose settings come from a plan.json. */
final class TrainPlanTest {
  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    done(Tiny.run("train " + Tiny.strokes(2) + " --seed 5 --threads 1 --out", run));
  }

  private static Shell done(Shell shell) {
    assertEquals(0, shell.code(), shell.err());
    return shell;
  }

  private static Path plan() {
    return run.resolve("plan.json");
  }

  private static void assertSameRun(Path repeated) throws IOException {
    ReplayComparison comparison =
        ReplayComparison.of(RunDirectory.openToRead(run), RunDirectory.openToRead(repeated));
    assertTrue(comparison.identical(), comparison.text());
    assertArrayEquals(
        Files.readAllBytes(plan()), Files.readAllBytes(repeated.resolve("plan.json")));
  }

  private static Shell withInput(String text, String words, Path out) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return Tiny.run(words, out);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void thePlanOfARunGivesTheSameRunAgain() throws IOException {
    Path again = folder.resolve("again");
    done(Tiny.run("train --plan " + plan() + " --out", again));
    assertSameRun(again);
  }

  @Test
  void aRunDirectoryStandsForItsPlan() {
    Path again = folder.resolve("of-run");
    done(Tiny.run("train --plan " + run + " --out", again));
    assertEquals(RunDirectory.openToRead(run).plan(), RunDirectory.openToRead(again).plan());
  }

  @Test
  void aPlanOnStandardInputGivesTheSameRun() throws IOException {
    Path again = folder.resolve("piped");
    done(withInput(Files.readString(plan()), "train --plan - --out", again));
    assertSameRun(again);
  }

  @Test
  void optionsChangeOnlyWhatTheyName() {
    Path other = folder.resolve("other");
    done(Tiny.run("train --beta 0.01 --seed 7 --plan " + plan() + " --threads 2 --out", other));
    TrainingPlan before = RunDirectory.openToRead(run).plan();
    TrainingPlan after = RunDirectory.openToRead(other).plan();
    assertEquals(0.01, after.objective().beta());
    assertEquals(7, after.seed());
    assertEquals(2, after.threads());
    assertEquals(before.objective().prior(), after.objective().prior());
    assertEquals(before.encoder(), after.encoder());
    assertEquals(before.data(), after.data());
    assertEquals(before.optimiser(), after.optimiser());
  }

  @Test
  void aPlanOfAnOlderFormatIsCompleted() {
    Path old = Path.of("../model/src/test/resources/stored/format-3/plan.json");
    Path out = folder.resolve("old");
    done(Tiny.run("train --limit 50 --epochs 1 --plan " + old + " --out", out));
    assertEquals(0, RunDirectory.openToRead(out).plan().data().validationShare().orElse(-1));
  }

  @Test
  void valuesThatWereChangedDuringTheTrainingArePointedOut() throws IOException {
    Path edited = Files.createDirectory(folder.resolve("edited"));
    Files.copy(plan(), edited.resolve("plan.json"));
    Files.writeString(edited.resolve("edits.csv"), "step,setting,before,after\n9,beta,1,2\n");
    Shell shell = Tiny.run("train --plan " + edited + " --out", folder.resolve("of-edited"));
    assertTrue(done(shell).err().contains("was changed while it was trained"), shell.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seed\" : 5 | \"seed\" : \"five\" | 2 | 'seed' has a value of the wrong type",
        "\"seed\" : 5 | \"sead\" : 5 | 2 | 'sead' is not known",
        "\"seed\" : 5, | '' | 2 | 'seed' is missing",
        "\"seed\" : 5 | \"seed\" : 5, \"seed\" : 5 | 1 | 'seed' twice",
        "\"seed\" : 5 | \"seed\" : 5, \"a\\nb\" : 5 | 2 | 'a\\nb' is not known",
        "\"seed\" : 5 | \"seed\" 5 | 1 | is not readable as JSON at line",
        "\"batch\" : 10 | \"batch\" : 0 | 2 | batch must be",
        "\"name\" : \"strokes\" | \"name\" : \"stroke\" | 2 | data 'stroke' is not known"
      })
  void aWrongPlanIsASentenceAndLeavesNothing(String part, String wrong, int code, String words)
      throws IOException {
    String text =
        Files.readString(plan()).replaceFirst("\"name\" : \"[^\"]*\"", "\"name\" : \"strokes\"");
    assertTrue(text.contains(part), text);
    Path out = folder.resolve("wrong");
    Shell shell = withInput(text.replace(part, wrong), "train --plan - --out", out);
    assertEquals(code, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void whatIsNotAPlanIsNamed() throws IOException {
    Path list = Files.writeString(folder.resolve("list.json"), "[1, 2]");
    Path later = folder.resolve("later.json");
    Files.writeString(
        later, Files.readString(plan()).replaceFirst("\"format\" : \\d+", "\"format\" : 99"));
    assertRefused("--plan " + list, 1, list + " is not a plan");
    assertRefused("--plan " + later, 1, "has format 99");
    assertRefused("--plan " + folder.resolve("none.json"), 1, "it does not exist");
    assertRefused("--plan " + folder, 1, "it does not exist");
    assertRefused("--preset published --plan " + plan(), 2, "cannot be combined with --preset");
    assertRefused("--latent 0 --plan " + plan(), 2, "latent must be");
    assertRefused("--beta much --plan " + plan(), 2, "--beta must be a number");
  }

  private static void assertRefused(String options, int code, String words) {
    Path out = folder.resolve("refused");
    Shell shell = Tiny.run("train " + options + " --out", out);
    assertEquals(code, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
    assertFalse(Files.exists(out));
  }
}

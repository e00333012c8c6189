package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

final class ScoreAndProbeTest {
  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    // Class b lies on a line, class a beside it.
    StringBuilder table = new StringBuilder("x,y,z,kind\n");
    for (int i = 0; i < 240; i++) {
      double x = (i * 37 % 100) / 100.0;
      boolean odd = i % 12 == 5;
      table.append(x).append(',').append(odd ? 1 - x : x).append(',').append(odd ? 0.9 : x / 2);
      table.append(',').append(odd ? "b" : "a").append('\n');
    }
    Path data = Files.writeString(folder.resolve("t.csv"), table);
    run = folder.resolve("run");
    Shell shell =
        Tiny.run(
            "train --classes a --preset published --distortion cross-entropy --prior network --rate-weight 0.01 --latent 12 --steps 6"
                + " --hidden none --decoder-hidden 16 --epochs 20 --batch 16 --learning-rate 0.01"
                + " --validation 0.2 --threads 1 --data "
                + data
                + " --out",
            run);
    assertEquals(0, shell.code(), shell.err());
  }

  @Test
  void unusualSamplesScoreHigherAndTheTableHasARowPerSample() throws IOException {
    Path out = folder.resolve("scores.csv");
    Shell shell = Tiny.run("score --json --baseline --false-alarms 0.1 --out " + out, run);
    JsonNode json = Tiny.json(shell);
    assertTrue(json.get("other_samples").asInt() > 0, json.toString());
    assertTrue(json.get("auc").asDouble() > 0.6, json.toString());
    assertTrue(json.get("auc_low").asDouble() < json.get("auc").asDouble());
    assertTrue(json.get("auc_principal_components").asDouble() > 0.9, json.toString());
    List<String> lines = Files.readAllLines(out);
    assertEquals("sample,class,distortion,rate_bits,negative_elbo,score,alarm", lines.get(0));
    assertEquals(json.get("samples").asInt(), lines.size() - 1);
    long alarms = lines.stream().filter(line -> line.endsWith(",yes")).count();
    assertEquals(json.get("alarms").asLong(), alarms);
    assertEquals(shell.out(), Tiny.run("score --json --baseline --false-alarms 0.1", run).out());
  }

  @Test
  void otherFilesAreScoredAsAWhole() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.csv"),
            "x,y,z,kind\n0.1,0.1,0.05,a\n0.2,0.8,0.9,b\n0.3,0.3,0.15,a\n0.4,0.4,0.2,a\n0.5,0.5,0.25,a\n");
    JsonNode json = Tiny.json(Tiny.run("score --json --data " + other, run));
    assertEquals(5, json.get("samples").asInt());
    Path wide = Files.writeString(folder.resolve("wide.csv"), "p,q,kind\n1,2,a\n3,4,b\n5,6,a\n");
    Shell refused = Tiny.run("score --data " + wide, run);
    assertEquals(1, refused.code());
    assertTrue(refused.complaint().contains("but the run was trained on"), refused.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--false-alarms 1|2|--false-alarms must be between 0 and 1",
        "--draws 0|2|--draws must be between 1 and 1024",
        "--out s.txt|2|--out must be a .csv file",
        "--normal q|2|--normal 'q' is not known",
      })
  void wrongOptionsOfScoreAreRefused(String options, int code, String words) {
    Shell shell = Tiny.run("score " + options, run);
    assertEquals(code, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
    assertEquals("", shell.out());
  }

  @Test
  void aClassThatIsNotThereIsRefusedBeforeTraining() {
    Shell shell = Tiny.run("train --data strokes --classes 3,x --out", folder.resolve("none"));
    assertEquals(1, shell.code());
    assertTrue(shell.complaint().contains("has no class 'x'"), shell.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aProbeComparesRepresentationsOfTheSameSamples() throws IOException {
    Path digits = folder.resolve("digits");
    Shell trained =
        Tiny.run(
            "train --prior network --rate-weight 1 " + Tiny.STROKES + " --threads 1 --out", digits);
    assertEquals(0, trained.code(), trained.err());
    Path out = folder.resolve("probe.csv");
    String options = "probe --per-class 2 --repeats 2 --samples 120 --limit 60";
    Shell shell = Tiny.run(options + " --json --out " + out, digits);
    JsonNode scores = Tiny.json(shell);
    assertEquals(8, scores.size(), "four representations, two classifiers");
    for (JsonNode score : scores) {
      double mean = score.get("mean").asDouble();
      assertTrue(mean >= 0 && mean <= 1, score.toString());
    }
    assertEquals(9, Files.readAllLines(out).size());
    assertTrue(Tiny.run(options, digits).out().contains("latent spike counts"));
    Shell refused = Tiny.run("probe --repeats 1", digits);
    assertEquals(2, refused.code());
  }
}

package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

class ExportCommandTest {
  @TempDir private static Path once;
  private static Path trained;

  @TempDir Path folder;
  private Path run;

  @BeforeAll
  static void train() {
    trained = once.resolve("run");
    assertEquals(0, Tiny.run("train " + Tiny.STROKES + " --out", trained).code());
  }

  @BeforeEach
  void aRun() throws IOException {
    run = folder.resolve("run");
    Tiny.copy(trained, run);
  }

  private Shell export(String format, String out, String... more) {
    String[] arguments = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "export",
          run.toString(),
          "--to",
          format,
          "--out",
          folder.resolve(out).toString(),
          "--json"
        },
        0,
        arguments,
        0,
        7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    return Shell.run(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnx", "dl4j", "folder", "onnx-prior", "nir"})
  void aFileIsProvedOnTwoHundredAndFiftySixSamples(String format) throws IOException {
    Shell shell = export(format, "model." + format);
    assertEquals(0, shell.code(), shell.err());
    JsonNode report = Tiny.json(shell);
    assertEquals(256, report.path("samples").intValue());
    assertTrue(report.path("largest_difference").doubleValue() <= 1e-5, shell.out());
    assertTrue(Files.exists(folder.resolve("model." + format)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"npz", "csv", "nmnist", "card"})
  void spikesAndTheCardAreWrittenForSoManySamples(String format) throws IOException {
    Shell shell = export(format, "spikes", "--samples", "20");
    assertEquals(0, shell.code(), shell.err());
    assertEquals(20, Tiny.json(shell).path("samples").intValue());
  }

  @Test
  void aCardShowsWhatTheModelIsAndNotMore() throws IOException {
    export("card", "card.md", "--samples", "20");
    String card = Files.readString(folder.resolve("card.md"));
    for (String part :
        new String[] {
          "## Data",
          "licence",
          "## Results",
          "## Limits",
          "## Plan",
          "dense passes",
          "ordinary network",
          "not counted",
          "## Complexity by NeuroBench",
          "effective operations per example"
        }) {
      assertTrue(card.contains(part), card);
    }
  }

  @Test
  void whatCannotBeDoneIsReportedInASentence() {
    Shell strict = export("nir", "x.nir", "--strict");
    assertEquals(1, strict.code());
    assertTrue(strict.complaint().contains("stochastic readout"), strict.err());
    assertEquals(2, export("tflite", "x").code());
    assertEquals(2, export("onnx", "x", "--samples", "-1").code());
    Shell none = Shell.run("export", folder.toString(), "--to", "onnx", "--out", "x");
    assertEquals(1, none.code());
    assertTrue(none.complaint().contains("is not a run directory"), none.err());
  }

  @Test
  void aReplayGivesTheSameNumbersAndShowsWhichDiffer() throws IOException {
    Path summary = run.resolve("summary.json");
    Files.writeString(
        summary,
        Files.readString(summary)
            .replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"0.0.9\""));
    Shell same = Shell.run("replay", run.toString(), "--json");
    assertEquals(0, same.code(), same.err() + same.out());
    JsonNode report = Tiny.json(same);
    assertTrue(report.path("identical").booleanValue());
    assertTrue(report.path("compared").intValue() > 20);
    assertTrue(Files.exists(folder.resolve("run-replay/summary.json")));
    Files.writeString(
        summary,
        Files.readString(summary).replaceFirst("\"rate_bits\" : [0-9.]+", "\"rate_bits\" : 1.5"));
    Shell other = Shell.run("replay", run.toString());
    assertEquals(1, other.code());
    assertTrue(other.out().contains("summary rate_bits: 1.5, now "), other.out());
    assertTrue(Files.exists(folder.resolve("run-replay-2/summary.json")));
  }

  @Test
  void onlyAFinishedRunIsReplayed() throws IOException {
    Files.delete(run.resolve("summary.json"));
    Shell shell = Shell.run("replay", run.toString());
    assertEquals(1, shell.code());
    assertTrue(shell.complaint().contains("is not finished"), shell.err());
  }
}

package spikeloom.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

/** The examples of docs/examples that are not compiled elsewhere. */
final class ExamplesTest {
  private static final Path EXAMPLES = Pages.DOCS.resolve("examples");
  private static final long MINUTES = 5;

  @TempDir private Path folder;

  private static List<String> cells() throws IOException {
    Path notebook = EXAMPLES.resolve("notebook/first-run.ipynb");
    JsonNode root = new ObjectMapper().readTree(notebook.toFile());
    assertEquals(4, root.get("nbformat").asInt());
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : root.get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        StringBuilder code = new StringBuilder();
        cell.get("source").forEach(line -> code.append(line.asText()));
        cells.add(code.toString());
        assertEquals(0, cell.get("outputs").size(), "outputs are not kept in the repository");
      }
    }
    return cells;
  }

  private String printed(String... words) throws IOException, InterruptedException {
    Path printed = Files.createTempFile(folder, "printed", ".log");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(printed);
    assertTrue(ended, text);
    assertEquals(0, process.exitValue(), text);
    return text;
  }

  @Test
  void theScriptForJshellIsTheCodeOfTheNotebook() throws IOException {
    String script = Files.readString(EXAMPLES.resolve("notebook/first-run.jsh"));
    String expected =
        "// The code of first-run.ipynb, for jshell.\n\n"
            + String.join("\n\n", cells())
            + "\n\n/exit\n";
    assertEquals(expected, script.replace("\r\n", "\n"));
  }

  @Test
  void theNotebookTrainsARunAndReadsIt() throws IOException, InterruptedException {
    Path jshell = Path.of(System.getProperty("java.home"), "bin", "jshell");
    assumeTrue(Files.exists(jshell), "skipped: this Java has no jshell");
    String script = EXAMPLES.resolve("notebook/first-run.jsh").toAbsolutePath().toString();
    String path = System.getProperty("java.class.path");
    String text =
        printed(
            jshell.toString(),
            "-J-Djava.util.prefs.userRoot=" + folder,
            "-J-XX:TieredStopAtLevel=1",
            "-R-XX:TieredStopAtLevel=1",
            "-R-Djava.awt.headless=true",
            "--class-path",
            path,
            script);
    assertTrue(text.contains("FINISHED"), text);
    assertTrue(text.contains("20 reports, distortion from 0."), text);
    assertTrue(text.contains("test distortion 0."), text);
    Path run = folder.resolve("runs/notebook");
    assertTrue(Files.size(run.resolve("curves.png")) > 1000);
    Shell evaluated = Tiny.run("evaluate --limit 50 --json", run);
    assertEquals(0, evaluated.code(), evaluated.err());
  }

  @Test
  void pythonReadsARun() throws IOException, InterruptedException {
    assumeTrue(hasNumpy(), "skipped: python3 with numpy is not installed");
    Path run = folder.resolve("run");
    Shell trained = Tiny.run("train " + Tiny.STROKES + " --threads 1 --json --out", run);
    assertEquals(0, trained.code(), trained.err());
    Path spikes = folder.resolve("spikes.npz");
    assertEquals(
        0, Shell.run("export", run.toString(), "--to", "npz", "--out", spikes.toString()).code());
    String program = EXAMPLES.resolve("python/read_run.py").toAbsolutePath().toString();
    String text = printed("python3", program, run.toString(), "--spikes", spikes.toString());
    JsonNode summary = Tiny.json(trained);
    assertTrue(
        text.contains(
            "test distortion      %.4f".formatted(summary.get("test_distortion").asDouble())),
        text);
    assertTrue(
        text.contains(
            "(300, 12, 6), %.1f per sample"
                .formatted(summary.get("latent_spikes_per_example").asDouble())),
        text);
  }

  private static boolean hasNumpy() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("python3", "-c", "import numpy").start();
      return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

package spikeloom.app.command;

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
import spikeloom.app.Shell;

class BenchCommandTest {
  @TempDir Path folder;

  private Shell bench(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "bench";
    all[1] = "--data-dir";
    all[2] = folder.toString();
    System.arraycopy(more, 0, all, 3, more.length);
    return Shell.run(all);
  }

  @Test
  void theReportIsOneObjectWithTheNamesOfTheContract() throws IOException {
    Shell shell = bench("--quick", "--only", "sgemm", "--threads", "1", "--json");
    assertEquals(0, shell.code(), shell.err());
    JsonNode report = new ObjectMapper().readTree(shell.out());
    assertEquals(1, report.get("threads").asInt());
    assertEquals("strokes", report.get("data").asText());
    double best = report.get("sgemm_gflops").asDouble();
    double library = report.get("sgemm_openblas_gflops").asDouble();
    double own = report.get("sgemm_own_gflops").asDouble();
    assertEquals(Math.max(library, own), best);
    assertTrue(Math.min(library, own) > 0);
    assertFalse(report.has("settings"));
    assertFalse(shell.err().contains("MNIST"), "nothing is trained: " + shell.err());
  }

  @Test
  void partsThatTrainNameTheirDataWhereMnistIsMissing() {
    Shell shell = bench("--quick", "--only", "parts", "--threads", "1");
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.err().contains("MNIST is not in"), shell.err());
    assertTrue(shell.err().contains("on strokes"), shell.err());
  }

  @Test
  void wrongUseIsExplainedInASentence() {
    for (List<String> wrong :
        List.of(
            List.of("--only", "kernls"),
            List.of("--batches", "5"),
            List.of("--only", "memory", "--batches", "0"),
            List.of("--threads", "0"),
            List.of("--repeat", "0"),
            List.of("--tolerance", "5"),
            List.of("--compare", "x.json", "--tolerance", "-1"),
            List.of("--data", "mnits"))) {
      Shell shell = bench(wrong.toArray(String[]::new));
      assertEquals(2, shell.code(), shell.err());
      assertFalse(shell.complaint().isEmpty(), shell.err());
      assertEquals("", shell.out());
    }
    assertTrue(bench("--only", "kernls").complaint().contains("sgemm, bandwidth, kernels"));
  }

  @Test
  void repetitionsAreComparedWithAnEarlierResult() throws IOException {
    String[] measure = {"--quick", "--only", "sgemm", "--threads", "1", "--repeat", "3", "--json"};
    Shell first = bench(measure);
    assertEquals(0, first.code(), first.err());
    JsonNode values = new ObjectMapper().readTree(first.out()).at("/repetitions/sgemm_gflops");
    assertEquals(3, values.size());
    Path file = folder.resolve("before.json");
    Files.writeString(file, first.out());
    Shell table =
        bench("--quick", "--only", "sgemm", "--threads", "1", "--compare", file.toString());
    assertEquals(0, table.code(), table.err());
    assertTrue(table.out().contains("Compared with before.json"), table.out());
    assertTrue(table.out().contains("sgemm_own_gflops"), table.out());
  }

  @Test
  void aFigureThatIsMuchWorseThanBeforeFailsWithItsName() throws IOException {
    Path file = folder.resolve("impossible.json");
    Files.writeString(file, "{\"machine\": {}, \"sgemm_own_gflops\": 1e9}");
    Shell shell =
        bench(
            "--quick",
            "--only",
            "sgemm",
            "--threads",
            "1",
            "--compare",
            file.toString(),
            "--tolerance",
            "50");
    assertEquals(1, shell.code(), shell.err());
    assertEquals(
        "spikeloom: Worse than before by more than 50 %: sgemm_own_gflops.",
        shell.complaint().strip());
    assertTrue(shell.out().contains("The conditions differ"), shell.out());
  }

  @Test
  void anotherFileIsRefusedBeforeAnythingIsMeasured() throws IOException {
    Path file = folder.resolve("other.json");
    Files.writeString(file, "[1, 2]");
    Shell shell = bench("--only", "sgemm", "--compare", file.toString());
    assertEquals(1, shell.code(), shell.err());
    assertTrue(shell.complaint().contains("is not the result of a benchmark"), shell.err());
    assertFalse(shell.err().contains("measuring"), shell.err());

    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 7});
    Shell binary = bench("--only", "sgemm", "--compare", file.toString());
    assertTrue(binary.complaint().contains("is not the result of a benchmark"), binary.err());
  }
}

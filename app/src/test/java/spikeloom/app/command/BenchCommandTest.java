package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
            List.of("--data", "mnits"))) {
      Shell shell = bench(wrong.toArray(String[]::new));
      assertEquals(2, shell.code(), shell.err());
      assertFalse(shell.complaint().isEmpty(), shell.err());
      assertEquals("", shell.out());
    }
    assertTrue(bench("--only", "kernls").complaint().contains("sgemm, kernels"));
  }
}

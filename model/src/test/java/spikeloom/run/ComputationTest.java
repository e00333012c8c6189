package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.kernel.VectorUnit;
import spikeloom.learning.Bars;
import spikeloom.plan.Json;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;

final class ComputationTest {
  @Test
  void theSummaryAndTheLockOfARunShowWhatComputed(@TempDir Path folder) throws Exception {
    Path run = folder.resolve("run");
    ResumeTest.start(Plans.tiny(DecoderKind.MLP, 1, 1), run, Bars.dataset(40, 10));
    JsonNode by =
        Json.mapper().readTree(Files.readString(run.resolve("summary.json"))).path("computed_by");
    assertEquals(VectorUnit.inShort(), by.path("vectors").textValue());
    String blas = by.path("blas").asText();
    assertFalse(blas.isBlank() || blas.endsWith("unknown"), blas);
    for (String name : new String[] {"processor", "system", "java"}) {
      assertFalse(by.path(name).asText().isBlank(), name);
    }
    JsonNode lock = Json.mapper().readTree(Files.readString(run.resolve("run.lock")));
    assertEquals(ProcessHandle.current().pid(), lock.path("process").longValue());
    assertEquals(by, lock.path("computed_by"));
    assertTrue(Files.readString(run.resolve("log.txt")).contains(blas));
  }

  @Test
  void aSummaryOfAnEarlierVersionIsRead(@TempDir Path folder) throws Exception {
    Path run = folder.resolve("run");
    ResumeTest.start(Plans.tiny(DecoderKind.LINEAR, 1, 1), run, Bars.dataset(40, 10));
    Path file = run.resolve("summary.json");
    ObjectNode summary = (ObjectNode) Json.mapper().readTree(Files.readString(file));
    RunSummary whole = RunSummary.read(summary.toString());
    summary.remove("computed_by");
    RunSummary earlier = RunSummary.read(summary.toString());
    assertEquals(whole.testDistortion(), earlier.testDistortion());
    assertEquals(null, earlier.computedBy());
    assertTrue(whole.computedBy() != null);
  }
}

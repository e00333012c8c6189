package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.app.experiment.Experiment;

final class ExperimentCommandTest {
  @TempDir private Path folder;

  private Shell refused(String words) {
    Path out = folder.resolve("results");
    Shell shell = Tiny.run("experiment " + words + " --out", out);
    assertEquals(2, shell.code(), shell.err());
    assertFalse(shell.err().contains("\tat "), shell.err());
    assertFalse(Files.exists(out), words);
    return shell;
  }

  @Test
  void withoutANameAllAreListed() throws IOException {
    Shell text = Shell.run("experiment");
    JsonNode json = Tiny.json(Shell.run("experiment", "--json"));
    assertEquals(0, text.code(), text.err());
    assertEquals(Experiments.all().size(), text.out().lines().count());
    assertEquals(Experiments.all().size(), json.size());
    List<String> lines = text.out().lines().toList();
    for (int i = 0; i < json.size(); i++) {
      Experiment experiment = Experiments.all().get(i);
      assertEquals(experiment.name(), json.get(i).get("name").asText());
      assertEquals(experiment.title(), json.get(i).get("title").asText());
      assertTrue(lines.get(i).startsWith(experiment.name() + " "), lines.get(i));
      assertTrue(lines.get(i).endsWith(" " + experiment.title()), lines.get(i));
      assertEquals("name", json.get(i).fieldNames().next());
    }
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    String complaint = refused("blobs").complaint();
    assertTrue(complaint.contains("'blobs' is not known"), complaint);
    for (Experiment experiment : Experiments.all()) {
      assertTrue(complaint.contains(experiment.name()), complaint);
    }
  }

  @Test
  void effortsThatAreNoneAreRefused() {
    assertTrue(refused("beta --trials 0").complaint().contains("trials must be at least 1"));
    assertTrue(refused("beta --epochs 0").complaint().contains("epochs must be at least 1"));
    assertTrue(refused("beta --threads 0").complaint().contains("threads must be between 1"));
    assertTrue(refused("beta --trials two").complaint().contains("--trials"));
  }

  @Test
  void partsThatAnExperimentDoesNotHaveAreRefusedWithThoseThatItHas() {
    String complaint = refused("mnist --only rate-mlp-time,rate-conv-rate").complaint();
    assertTrue(complaint.contains("'rate-conv-rate' is not a part"), complaint);
    List<String> parts = Experiments.named("mnist").parts();
    assertTrue(parts.size() == 10 && complaint.contains(String.join(", ", parts)), complaint);
    assertTrue(refused("drifting-blobs --only lag-1").complaint().contains("has no parts"));
  }

  @Test
  void missingDataAreNamed() {
    Shell shell =
        Tiny.run("experiment beta --data-dir " + folder + " --out", folder.resolve("results"));
    assertEquals(1, shell.code(), shell.err());
    assertTrue(shell.complaint().contains("train-images-idx3-ubyte"), shell.err());
  }
}

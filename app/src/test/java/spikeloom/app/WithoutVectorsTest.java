package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, started without the module of vectors: the kernels run plain loops. */
final class WithoutVectorsTest {
  private static final String VECTORS = "jdk.incubator.vector";

  @TempDir Path folder;

  @Test
  void trainingGivesTheSameNumbersAndNoComplaint() throws IOException, InterruptedException {
    Shell with = Shell.run(train(folder.resolve("with")));
    assertEquals(0, with.code(), with.err());
    Shell without = java(List.of(), train(folder.resolve("without")));
    assertEquals(0, without.code(), without.err());
    for (String trouble : new String[] {"Exception", "Error", VECTORS}) {
      assertFalse(without.err().contains(trouble), without.err());
    }
    JsonNode expected = new ObjectMapper().readTree(with.out());
    JsonNode actual = new ObjectMapper().readTree(without.out());
    // Rounding turns a spike here and there, no more.
    for (String key : new String[] {"test_distortion", "rate_bits", "latent_spike_rate"}) {
      double value = expected.get(key).asDouble();
      assertEquals(value, actual.get(key).asDouble(), 0.01 * value, key);
    }
  }

  @Test
  void theDoctorShowsThatTheyAreMissingAndHowToGetThem() throws IOException, InterruptedException {
    Shell doctor = java(List.of(), "doctor");
    assertEquals(0, doctor.code(), doctor.err());
    assertTrue(
        doctor
            .out()
            .contains(
                "none (plain loops; start with --add-modules " + VECTORS + " for full speed)"),
        doctor.out());
  }

  @Test
  void aPropertyTurnsThemOffWhereTheyAreThere() throws IOException, InterruptedException {
    Shell doctor = java(List.of("--add-modules=" + VECTORS, "-Dspikeloom.vectors=off"), "doctor");
    assertEquals(0, doctor.code(), doctor.err());
    assertTrue(
        doctor.out().contains("none (plain loops, because spikeloom.vectors=off)"), doctor.out());
  }

  private static String[] train(Path run) {
    String plan =
        "train --data "
            + Tiny.DIGITS
            + " --limit 128 --steps 6 --hidden 24 --latent 12 --decoder-hidden 20"
            + " --batch 16 --epochs 1 --threads 1 --json --out";
    List<String> arguments = new ArrayList<>(List.of(plan.split(" ")));
    arguments.add(run.toString());
    return arguments.toArray(String[]::new);
  }

  private Shell java(List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(String.join(File.separator, System.getProperty("java.home"), "bin", "java"));
    line.addAll(options);
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx1g", "-Djava.awt.headless=true"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    int code =
        new ProcessBuilder(line)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Shell(code, Files.readString(out), Files.readString(err));
  }
}

package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spikeloom.run.Checkpoint;
import spikeloom.run.RunDirectory;

/** What runs left, for comparisons. */
public final class RunResults {
  private RunResults() {}

  static Checkpoint last(Path path) {
    try (RunDirectory run = RunDirectory.openToRead(path)) {
      return run.latest(note -> {}).orElseThrow().load();
    }
  }

  public static long lastStep(Path path) {
    try (RunDirectory run = RunDirectory.openToRead(path)) {
      return run.latest(note -> {}).map(checkpoint -> checkpoint.position().step()).orElse(0L);
    }
  }

  public static void requireSame(Path expected, Path actual) throws IOException {
    Checkpoint a = last(expected);
    Checkpoint b = last(actual);
    assertEquals(a.position().step(), b.position().step());
    assertEquals(a.position().epoch(), b.position().epoch());
    assertEquals(a.position().examples(), b.position().examples());
    assertEquals(a.arrays().keySet(), b.arrays().keySet());
    for (Map.Entry<String, float[]> entry : a.arrays().entrySet()) {
      assertArrayEquals(
          bits(entry.getValue()),
          bits(b.arrays().getOrDefault(entry.getKey(), new float[0])),
          entry.getKey());
    }
    assertEquals(metrics(expected), metrics(actual));
    assertEquals(summary(expected), summary(actual));
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  /** Lines of the metrics but for the speed, which is never the same twice. */
  private static List<String> metrics(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path.resolve("metrics.csv"));
    assertTrue(lines.size() > 1, "no reports");
    return lines.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  static Map<String, String> summary(Path path) throws IOException {
    Map<String, String> summary = new TreeMap<>();
    for (String line : Files.readAllLines(path.resolve("summary.json"))) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.contains("per_second")) {
        summary.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    assertTrue(summary.containsKey("\"test_distortion\""), summary.toString());
    return summary;
  }
}

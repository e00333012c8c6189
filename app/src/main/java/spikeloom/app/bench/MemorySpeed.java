package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import spikeloom.app.report.TextTable;
import spikeloom.array.Workers;

/**
 * Measures the memory of this machine: {@code a = b + s c} over arrays that are far larger than the
 * caches, all threads together, and over arrays of a few sizes that fit into one of them. Bytes are
 * those of two arrays read and one written; that a cache also reads what is written is not counted.
 * Source: McCalpin, Memory bandwidth and machine balance in current high performance computers,
 * 1995 (STREAM, triad).
 */
final class MemorySpeed {
  private static final int LARGE = 8 << 20; // floats of an array and thread: 32 MB
  private static final List<Integer> SIZES = List.of(1 << 11, 1 << 14, 1 << 17); // floats
  private static final int ARRAYS = 3;
  private static final double GIGA = 1e-9;
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

  private final int threads;
  private final double seconds;

  /** A working set, over all three arrays of a thread, and its speed. */
  private record Row(long workingSetKilobytes, double gigabytesPerSecond) {}

  MemorySpeed(int threads, double seconds) {
    this.threads = threads;
    this.seconds = seconds;
  }

  Section measure() {
    List<Row> rows = new ArrayList<>();
    TextTable table = new TextTable("Memory, a = b + s c", "working set of a thread", "GB/s");
    List<Integer> sizes = new ArrayList<>(SIZES);
    sizes.add(LARGE);
    for (int size : sizes) {
      long kilobytes = ((long) ARRAYS * size * Float.BYTES) >> 10;
      Row row = new Row(kilobytes, Statistics.rounded(speed(size)));
      rows.add(row);
      table.row(
          String.format(Locale.ROOT, "%,d KB", kilobytes), number(row.gigabytesPerSecond(), 1));
    }
    Map<String, String> caches = caches();
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("memory_speed", rows);
    numbers.put("caches", caches);
    return new Section(table + words(caches), numbers);
  }

  private double speed(int size) {
    float[][][] arrays = new float[threads][ARRAYS][size];
    int repetitions = Math.max(1, (1 << 20) / size);
    try (Workers workers = new Workers(threads)) {
      double once =
          Repeat.medianSeconds(
              seconds,
              () ->
                  workers.run(
                      worker -> {
                        float[][] mine = arrays[worker];
                        for (int r = 0; r < repetitions; r++) {
                          add(mine[0], mine[1], mine[2], r);
                        }
                      }));
      return GIGA * threads * repetitions * ARRAYS * Float.BYTES * size / once;
    }
  }

  private static void add(float[] a, float[] b, float[] c, float factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + factor * c[i];
    }
  }

  /** Sizes of the caches by level and kind, for instance {@code L1 data}; empty if not known. */
  private static Map<String, String> caches() {
    Map<String, String> caches = new TreeMap<>();
    if (!Files.isDirectory(CACHES)) {
      return caches;
    }
    try (Stream<Path> all = Files.list(CACHES)) {
      for (Path each : all.filter(p -> Files.exists(p.resolve("size"))).toList()) {
        String kind = Files.readString(each.resolve("type")).strip();
        if (!kind.equals("Instruction")) {
          String level = "L" + Files.readString(each.resolve("level")).strip();
          caches.put(level, Files.readString(each.resolve("size")).strip());
        }
      }
    } catch (IOException e) {
      caches.clear(); // it is only additional information
    }
    return caches;
  }

  private static String words(Map<String, String> caches) {
    if (caches.isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>();
    caches.forEach((level, size) -> words.add(level + " " + size));
    return "  caches: " + String.join(", ", words) + "\n";
  }
}

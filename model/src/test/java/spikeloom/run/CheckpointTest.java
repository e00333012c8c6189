package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

final class CheckpointTest {
  @Test
  void aCheckpointReadBackIsEqualToTheBit(@TempDir Path folder) throws IOException {
    float[] special = {
      0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 0.1f
    };
    float[] many = new float[40_000]; // more than a chunk
    for (int i = 0; i < many.length; i++) {
      many[i] = (float) Math.sin(i);
    }
    Checkpoint written = small();
    written.arrays().put("special", special);
    written.arrays().put("many", many);
    written.arrays().put("none", new float[0]);
    written.write(folder.resolve("a.ckpt"));
    Checkpoint read = Checkpoint.read(folder.resolve("a.ckpt"));
    assertEquals(written.position(), read.position());
    assertEquals(written.meter(), read.meter());
    assertEquals(
        new ArrayList<>(written.arrays().keySet()), new ArrayList<>(read.arrays().keySet()));
    written
        .arrays()
        .forEach(
            (name, values) ->
                assertArrayEquals(
                    bits(values), bits(read.arrays().getOrDefault(name, new float[0]))));
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  @Test
  void aCheckpointThatIsCutShortAnywhereIsRefused(@TempDir Path folder) throws IOException {
    byte[] whole = bytes(folder);
    Path file = folder.resolve("cut.ckpt");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      requireRefused(file, "length " + length);
    }
  }

  @Test
  void aCheckpointWithAnyByteFlippedIsRefused(@TempDir Path folder) throws IOException {
    byte[] whole = bytes(folder);
    Path file = folder.resolve("flipped.ckpt");
    for (int i = 0; i < whole.length; i++) {
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) flip;
        Files.write(file, damaged);
        requireRefused(file, "byte " + i + " with " + flip);
      }
    }
  }

  @Test
  void aCheckpointWithSomethingBehindItsEndIsRefused(@TempDir Path folder) throws IOException {
    byte[] whole = bytes(folder);
    Path file = folder.resolve("long.ckpt");
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    requireRefused(file, "one byte more");
  }

  @Test
  void whatIsNotACheckpointOrNotThereIsRefused(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.ckpt"), "step,epoch,examples\n");
    String message = requireRefused(text, "a text");
    assertTrue(message.contains("not a checkpoint"), message);
    requireRefused(folder.resolve("missing.ckpt"), "missing");
    requireRefused(folder, "a folder");
  }

  @Test
  void aCheckpointOfANewerFormatIsNamedAsSuch(@TempDir Path folder) throws IOException {
    byte[] whole = bytes(folder);
    whole[11] = 77; // last byte of the format
    Path file = Files.write(folder.resolve("newer.ckpt"), whole);
    String message = requireRefused(file, "newer");
    assertTrue(message.contains("format 77"), message);
  }

  @Test
  void arraysAreWrittenAndReadWithoutACopyOfThem(@TempDir Path folder) throws IOException {
    float[] large = new float[8 << 20];
    Arrays.fill(large, 0.5f);
    Path file = folder.resolve("large.ckpt");
    Map<String, ArrayValues> arrays = Map.of("decoder parameters", new ArrayValues(large, 12));
    Checkpoint.State state = new Checkpoint.State(small().position(), small().meter());
    long whole = 4L * large.length;
    long written =
        allocatedBy(() -> SafeFile.write(file, out -> CheckpointFile.write(out, state, arrays)));
    assertTrue(written < whole / 8, written + " bytes were allocated to write");
    float[] back = new float[large.length];
    long read =
        allocatedBy(() -> SavedCheckpoint.open(file).copyTo("decoder parameters", back, 12));
    assertTrue(read < whole / 8, read + " bytes were allocated to read");
    assertEquals(large[large.length - 1], back[back.length - 1]);
    assertEquals(0, back[11]);
  }

  /** Writes or reads. */
  private interface Action {
    void run() throws IOException;
  }

  private static long allocatedBy(Action action) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void nothingIsLeftBesideTheFile(@TempDir Path folder) throws IOException {
    small().write(folder.resolve("a.ckpt"));
    small().write(folder.resolve("a.ckpt"));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private static String requireRefused(Path file, String what) {
    RunException e = assertThrows(RunException.class, () -> Checkpoint.read(file), what);
    String message = Sentences.require(e);
    assertTrue(message.contains(file.getFileName().toString()), message);
    return message;
  }

  private static byte[] bytes(Path folder) throws IOException {
    Path file = folder.resolve("whole.ckpt");
    small().write(file);
    return Files.readAllBytes(file);
  }

  private static Checkpoint small() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("encoder parameters", new float[] {1, 2, 3});
    arrays.put("decoder parameters", new float[] {-1});
    return new Checkpoint(
        new Checkpoint.Position(12, 1, 3, 96, 1.0 / 3),
        new RunningMeans.Sums(24, 0.1 + 0.2, 1e-17, 3, 4),
        arrays);
  }
}

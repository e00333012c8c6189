package spikeloom.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import spikeloom.random.FastRandom;

/** What every reader must stand: files cut off anywhere, and bits that have flipped. */
public final class Damage {
  private static final int FLIPS = 3_000;

  private Damage() {}

  /** Reads the file cut off after every number of bytes; each reading ends or is refused. */
  public static int cutEverywhere(Path file, Consumer<Path> reader) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      refused += refused(file, reader, "cut after byte " + length) ? 1 : 0;
    }
    Files.write(file, whole);
    return refused;
  }

  /** Reads the file with one to four bytes changed, some thousand times. */
  public static void flip(Path file, Consumer<Path> reader) throws IOException {
    flip(file, FLIPS, reader);
  }

  /** The same so many times, for readers that take long. */
  public static void flip(Path file, int times, Consumer<Path> reader) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    FastRandom random = new FastRandom(7);
    for (int i = 0; i < times; i++) {
      byte[] changed = whole.clone();
      int flips = 1 + random.nextInt(4);
      for (int f = 0; f < flips; f++) {
        // Half of them where headers are.
        int range = random.nextInt(2) == 0 ? Math.min(64, whole.length) : whole.length;
        changed[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      Files.write(file, changed);
      refused(file, reader, "flips " + i);
    }
    Files.write(file, whole);
  }

  private static boolean refused(Path file, Consumer<Path> reader, String how) {
    try {
      reader.accept(file);
      return false;
    } catch (DataException e) {
      String message = e.getMessage();
      assertTrue(message.endsWith(".") && !message.contains("\n"), how + ": " + message);
      assertTrue(message.contains(String.valueOf(file.getParent())), how + ": " + message);
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(how, e);
    }
  }
}

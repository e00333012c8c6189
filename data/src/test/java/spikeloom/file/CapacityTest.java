package spikeloom.file;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityTest {
  @TempDir Path folder;

  @Test
  void whatDoesNotFitIsRefusedWithBothNumbers() {
    String message =
        assertThrows(DataException.class, () -> Capacity.require("a.npy", 1L << 50)).getMessage();
    assertTrue(message.startsWith("a.npy needs 1,073,741,825 MB of memory, but "), message);
    assertDoesNotThrow(() -> Capacity.require("a.npy", 1));
  }

  @Test
  void aPackedFileIsReadUpToItsBound() throws IOException {
    Path file = folder.resolve("zeros.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[1 << 20]);
    }
    assertTrue(Files.size(file) < 1 << 11);
    String message =
        assertThrows(DataException.class, () -> WholeFile.read(file, 1 << 10)).getMessage();
    assertTrue(message.contains("longer than 1,024 bytes"), message);
  }
}

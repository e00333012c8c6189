package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.event.EventChunk;
import spikeloom.file.DataException;

class NpyDecoderTest {
  @TempDir Path folder;

  private Path write(String fields, int count, byte[] content) throws IOException {
    byte[] header =
        "{'descr': [%s], 'fortran_order': False, 'shape': (%d,), }\n"
            .formatted(fields, count)
            .getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.writeBytes(new byte[] {(byte) header.length, (byte) (header.length >> 8)});
    out.writeBytes(header);
    out.writeBytes(content);
    return Files.write(folder.resolve("e.npy"), out.toByteArray());
  }

  private static String events(Path file, Reading reading) {
    StringBuilder found = new StringBuilder();
    try (EventRecording recording = EventRecording.open(file, reading)) {
      EventChunk chunk = new EventChunk();
      while (recording.read(chunk)) {
        for (int i = 0; i < chunk.count(); i++) {
          found.append(
              "%d:%d,%d%s "
                  .formatted(chunk.time(i), chunk.x(i), chunk.y(i), chunk.on(i) ? "+" : "-"));
        }
      }
    }
    return found.toString().strip();
  }

  @Test
  void fieldsAreFoundByTheirNamesInAnyOrderAndType() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(22);
    content.putShort((short) 3).putShort((short) 4).putInt(10).put((byte) 1).putShort((short) 0);
    content.putShort((short) 5).putShort((short) 6).putInt(12).put((byte) -1).putShort((short) 0);
    String fields =
        "('x', '>u2'), ('y', '>i2'), ('timestamp', '>u4'), ('polarity', '|i1'), ('', '|V2')";
    Path file = write(fields, 2, content.array());
    assertEquals(Optional.of(EventFormat.NPY), Recogniser.format(file));
    assertEquals("10:3,4+ 12:5,6-", events(file, Reading.strict()));
  }

  @Test
  void timesHaveTheUnitOfTheirNameOrAreSecondsWhereTheyHaveDecimals() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    content.putDouble(0.5).put(new byte[] {1, 2, 1, 0});
    content.putDouble(2).put(new byte[] {3, 4, 0, 0});
    String rest = ", ('x', '|u1'), ('y', '|u1'), ('p', '|b1'), ('', '|V1')";
    assertEquals(
        "500000:1,2+ 2000000:3,4-",
        events(write("('t', '<f8')" + rest, 2, content.array()), Reading.strict()));
    assertEquals(
        "500:1,2+ 2000:3,4-",
        events(write("('t_ms', '<f8')" + rest, 2, content.array()), Reading.strict()));
    content.putLong(0, 1_499).putLong(12, 1_700_000_000_000_000_500L);
    assertEquals(
        "1:1,2+ 1700000000000001:3,4-",
        events(write("('t_ns', '<i8')" + rest, 2, content.array()), Reading.strict()));
  }

  @Test
  void damageIsReportedWithItsByte() throws IOException {
    String fields = "('t', '|u1'), ('x', '|u1'), ('y', '|u1'), ('p', '|u1')";
    byte[] two = {1, 2, 3, 1, 2, 3, 4, 7};
    Path file = write(fields, 2, two);
    assertTrue(refusal(file).contains("time, x, y and polarity (0, 1 or -1)"), refusal(file));
    assertEquals("1:2,3+", events(file, Reading.lenient()));
    file = write(fields, 3, new byte[] {1, 2, 3, 1, 2, 3, 4});
    assertTrue(
        refusal(file).contains("the array of 3 events has 12 bytes, of which only 7 are present"),
        refusal(file));
    file = write(fields, 1, two);
    assertTrue(refusal(file).contains("bytes follow the last event"), refusal(file));
    assertEquals("1:2,3+", events(file, Reading.lenient()));
  }

  @Test
  void otherArraysAreNotRecordings() throws IOException {
    assertEquals(
        Optional.empty(), Recogniser.format(write("('a', '<f4'), ('b', '<f4')", 0, new byte[0])));
  }

  private static String refusal(Path file) {
    return assertThrows(DataException.class, () -> events(file, Reading.strict())).getMessage();
  }
}

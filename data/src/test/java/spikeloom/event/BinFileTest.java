package spikeloom.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.DataException;

class BinFileTest {
  private static final Sensor SENSOR = new Sensor(34, 30);

  @TempDir Path folder;

  @Test
  void fiveBytesAreColumnRowPolarityAndTime() {
    EventStream events = read(new Recordings().raw(7).raw(29).raw(0x81).raw(0x02).raw(0x03));
    assertEquals(1, events.count());
    assertEquals(7, events.x(0));
    assertEquals(29, events.y(0));
    assertTrue(events.on(0));
    assertEquals(0x010203, events.time(0));
    assertEquals(SENSOR, events.sensor());
  }

  @Test
  void eventsKeepTheirOrderAndTheLongestTime() {
    EventStream events =
        read(new Recordings().event(5, 0, 0, 0).event(5, 33, 1, 1).event(0x7fffff, 1, 2, 0));
    assertEquals(3, events.count());
    assertEquals(5, events.time(1));
    assertEquals(33, events.x(1));
    assertEquals(0x7fffff, events.time(2));
    assertFalse(events.on(2));
  }

  @Test
  void packedRecordingsAreReadToo() throws IOException {
    Path file = folder.resolve("1.bin.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(new Recordings().event(3, 1, 1, 1).bytes());
    }
    assertEquals(3, BinFile.read(file, SENSOR).time(0));
  }

  @Test
  void partOfAnEventAtTheEndIsRefusedWithItsByte() {
    refuses(
        new Recordings().event(5, 0, 0, 0).raw(1).raw(2),
        "ends at byte 7 within an event of 5 bytes that begins at byte 5");
  }

  @Test
  void anEventOutsideTheSensorIsRefusedWithItsByte() {
    refuses(
        new Recordings().event(5, 33, 29, 0).event(6, 34, 0, 0),
        "pixel (34, 0), byte 5, outside the sensor of 34 x 30");
    refuses(new Recordings().event(5, 0, 30, 1), "pixel (0, 30), byte 0,");
  }

  @Test
  void timeThatRunsBackwardsIsRefusedWithItsByte() {
    refuses(
        new Recordings().event(5, 0, 0, 0).event(900, 0, 0, 0).event(899, 0, 0, 1),
        "back in time at byte 12, from 900 to 899 microseconds");
  }

  @Test
  void anEmptyOrAbsentFileIsRefused() {
    refuses(new Recordings(), "is empty");
    String message =
        assertThrows(DataException.class, () -> BinFile.read(folder.resolve("no.bin"), SENSOR))
            .getMessage();
    assertTrue(message.contains("no.bin does not exist"), message);
  }

  @Test
  void aStreamTakesNoEventThatBreaksItsPromises() {
    EventStream.Builder events = new EventStream.Builder(SENSOR, 0);
    events.on(10, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> events.off(9, 1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> events.off(10, 34, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> events.off(10, 1, -1));
    for (int i = 0; i < 40; i++) {
      events.off(10 + i, 2, 3);
    }
    assertEquals(41, events.build().count());
    assertEquals(49, events.build().time(40));
    assertThrows(IllegalArgumentException.class, () -> new Sensor(0, 3));
  }

  private EventStream read(Recordings recording) {
    return BinFile.read(file(recording), SENSOR);
  }

  private void refuses(Recordings recording, String part) {
    String message = assertThrows(DataException.class, () -> read(recording)).getMessage();
    assertTrue(message.contains(part), message);
    assertTrue(message.startsWith(folder.resolve("1.bin").toString()), message);
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
  }

  private Path file(Recordings recording) {
    try {
      return Files.write(folder.resolve("1.bin"), recording.bytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

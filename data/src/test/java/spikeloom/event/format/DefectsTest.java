package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.event.Sensor;
import spikeloom.event.format.SampleEvents.Event;
import spikeloom.file.DataException;

class DefectsTest {
  private static final Sensor SENSOR = new Sensor(34, 34);

  @TempDir Path folder;

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("recording"), content);
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String refusal(Path file, Reading reading) {
    DataException e =
        assertThrows(
            DataException.class,
            () -> {
              try (EventRecording recording = EventRecording.open(file, reading)) {
                SampleEvents.all(recording);
              }
            });
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    return e.getMessage();
  }

  private static Defect only(EventRecording recording) {
    assertEquals(1, recording.defects().size(), recording.defects().toString());
    return recording.defects().get(0);
  }

  @Test
  void aStepBackIsKeptAndCountedOrRefusedWithItsByte() throws IOException {
    List<Event> events =
        List.of(
            new Event(100, 1, 1, 1),
            new Event(900, 2, 2, 0),
            new Event(800, 3, 3, 1),
            new Event(950, 4, 4, 1),
            new Event(940, 5, 5, 0));
    Path file = file(SampleFiles.DAT.bytes(events));
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      assertEquals(events, SampleEvents.all(recording));
      Defect defect = only(recording);
      assertEquals(Defect.Kind.BACKWARDS, defect.kind());
      assertEquals(2, defect.count());
      assertTrue(defect.first().contains("from 900 to 800 microseconds"), defect.first());
    }
    long third = Files.size(file) - 3 * 8;
    String message = refusal(file, Reading.strict());
    assertTrue(message.contains("goes back in time at byte " + third + ":"), message);
  }

  @Test
  void smallStepsBackOfEvt3AreNotADefect() throws IOException {
    String words =
        new String(
            new byte[] {
              0x00, (byte) 0x80, 0x10, 0x60, 0x05, 0x00, 0x07, 0x28, 0x0d, 0x60, 0x08, 0x20
            },
            StandardCharsets.ISO_8859_1);
    Path file = file("% evt 3.0\n" + words);
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertEquals(
          List.of(new Event(16, 7, 5, 1), new Event(13, 8, 5, 0)), SampleEvents.all(recording));
      assertEquals(1, recording.smallStepsBack());
      assertEquals(List.of(), recording.defects());
    }
  }

  @Test
  void eventsOutsideTheSensorAreLeftOutOrRefusedWithTheirByte() throws IOException {
    List<Event> events =
        List.of(new Event(1, 33, 33, 1), new Event(2, 34, 0, 1), new Event(3, 0, 0, 0));
    Path file = file(SampleFiles.BIN.bytes(events));
    Reading lenient = Reading.lenient().withSensor(SENSOR);
    try (EventRecording recording = EventRecording.open(file, lenient)) {
      assertEquals(List.of(events.get(0), events.get(2)), SampleEvents.all(recording));
      assertEquals(Defect.Kind.OUTSIDE, only(recording).kind());
      assertEquals(5, only(recording).place());
    }
    String message = refusal(file, Reading.strict().withSensor(SENSOR));
    assertTrue(message.contains("byte 5: pixel (34, 0) is outside the sensor of 34 x 34"), message);
  }

  @Test
  void aPartOfAnEventAtTheEndIsCountedOrRefused() throws IOException {
    byte[] whole = SampleFiles.BIN.bytes(SampleEvents.random(20, SENSOR, 1));
    Path file = file(Arrays.copyOf(whole, 98));
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      assertEquals(19, SampleEvents.all(recording).size());
      assertEquals(
          "byte 95: an event has 5 bytes, of which only 3 are present", only(recording).first());
    }
    assertTrue(refusal(file, Reading.strict()).contains("is truncated at byte 95"));
  }

  @Test
  void aDamagedPacketIsLeftOutAndTheNextOneRead() throws IOException {
    List<Event> events = SampleEvents.random(300, new Sensor(346, 260), 2);
    byte[] bytes = SampleFiles.AEDAT4_LZ4.bytes(events);
    int block = indexOf(bytes, new byte[] {0x04, 0x22, 0x4d, 0x18}, 1);
    Arrays.fill(bytes, block + 11, block + 40, (byte) 0xff);
    Path file = file(bytes);
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      List<Event> found = SampleEvents.all(recording);
      assertEquals(events.subList(100, 300), found);
      assertEquals(Defect.Kind.DAMAGED, only(recording).kind());
    }
    assertTrue(refusal(file, Reading.strict()).contains("a packet cannot be read"));
  }

  private static int indexOf(byte[] bytes, byte[] part, int skip) {
    int left = skip;
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length) && left-- == 0) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  @Test
  void eventsBeforeAnyTimeAreLeftOutAndCounted() throws IOException {
    Path file = file("% evt 2.0\n\1\0\0\20\2\0\0\0\0\0\0\200\3\0\0\20");
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      assertEquals(List.of(new Event(0, 0, 3, 1)), SampleEvents.all(recording));
      assertEquals(Defect.Kind.FOREIGN, only(recording).kind());
      assertEquals(2, only(recording).count());
    }
  }

  @Test
  void theSensorIsThatOfTheStreamThatIsRead() throws IOException {
    List<Event> small = List.of(new Event(1, 19, 19, 1));
    List<Event> large = List.of(new Event(2, 639, 600, 0));
    Path file = file(SampleFiles.aedat4OfTwoCameras(small, large));
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      assertEquals(Optional.of(new Sensor(640, 640)), recording.sensor());
      assertEquals(large, SampleEvents.all(recording));
      assertEquals(Defect.Kind.FOREIGN, only(recording).kind());
    }
  }

  @Test
  void theClockThatBeginsAgainIsCountedOn() {
    WrappingClock clock = new WrappingClock(1 << 24, 1 << 22);
    long last = (1 << 24) - 1;
    assertEquals(last - 1, clock.time(last - 1));
    assertEquals(last, clock.time(last));
    assertEquals(last + 5, clock.time(4));
    assertEquals(last, clock.time(last)); // late
    assertEquals(last + 6, clock.time(5));
  }

  @Test
  void oneDamagedTimeDoesNotTurnTheClock() {
    WrappingClock clock = new WrappingClock(1L << 32, 1L << 30);
    clock.time(1_000);
    clock.time(0xf0000000L);
    assertEquals(1_010, clock.time(1_010));
  }

  @Test
  void otherKindsAreNamedAndRefusedInWords() throws IOException {
    assertTrue(refusal(file("#!AER-DAT3.0\r\n\0\1"), Reading.lenient()).contains("is AEDAT 3.0"));
    assertTrue(refusal(file("% evt 2.1\n\0\1\2\3"), Reading.lenient()).contains("EVT 2.1"));
    assertTrue(
        refusal(file("% format EVT4;height=720;width=1280\n% end\n\0\1\2\3"), Reading.lenient())
            .contains("EVT 4.0"));
    assertTrue(
        refusal(file("Event Stream\2\0\0\2\0\1\0\1"), Reading.lenient()).contains("ATIS events"));
    assertTrue(
        refusal(file("Event Stream\2\0\0\0\0\1\0\1"), Reading.lenient())
            .contains("generic events"));
    assertTrue(refusal(file(""), Reading.lenient()).contains("is empty at byte 0"));
    assertTrue(refusal(file("hello world\n"), Reading.lenient()).contains("not recognised"));
  }

  @Test
  void aedat3PacketsOfOtherTypesAndInvalidEventsAreSkipped() throws IOException {
    String header = "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DAVIS240C\r\n#!END-HEADER\r\n";
    ByteBuffer out = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    packet(out, 3, 36, 0, 1).put(new byte[36]); // of the motion sensor
    packet(out, 1, 8, 2, 3);
    out.putInt(7 << 17 | 5 << 2 | 1 << 1 | 1).putInt(100);
    out.putInt(7 << 17 | 5 << 2 | 1 << 1).putInt(200); // not valid
    out.putInt(239 << 17 | 179 << 2 | 1).putInt(300);
    Path file = Files.write(folder.resolve("a"), Arrays.copyOf(out.array(), out.position()));
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertEquals(
          List.of(
              new SampleEvents.Event((2L << 31) + 100, 7, 5, 1),
              new SampleEvents.Event((2L << 31) + 300, 239, 179, 0)),
          SampleEvents.all(recording));
      assertEquals(Optional.of(new Sensor(240, 180)), recording.sensor());
    }
    out.putShort(header.length() + 28 + 36 + 4, (short) 16);
    String message =
        refusal(
            Files.write(folder.resolve("b"), Arrays.copyOf(out.array(), out.position())),
            Reading.strict());
    assertTrue(message.contains("a packet of type 1 has 3 events of 16 bytes"), message);
  }

  private static ByteBuffer packet(ByteBuffer out, int type, int size, int overflow, int events) {
    return out.putShort((short) type)
        .putShort((short) 1)
        .putInt(size)
        .putInt(4)
        .putInt(overflow)
        .putInt(events)
        .putInt(events)
        .putInt(events);
  }

  @Test
  void aNameOrAnAbsentFileDoesNotMatter() {
    Path absent = folder.resolve("no.aedat4");
    assertTrue(refusal(absent, Reading.lenient()).contains("does not exist"));
    assertTrue(refusal(folder, Reading.lenient()).contains("is a folder"));
  }
}

package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.event.Sensor;
import spikeloom.event.format.SampleEvents.Event;
import spikeloom.file.DataException;

/** AEDAT 2.0 of every camera of jAER: the class in the header decides what an address means. */
class JaerCamerasTest {
  private static final String DAVIS = "eu.seebetter.ini.chips.davis.";

  @TempDir Path folder;

  private Path file(String chip, int... addresses) throws IOException {
    String header =
        "#!AER-DAT2.0\r\n# This is a raw AE data file\r\n"
            + (chip.isEmpty() ? "" : "# AEChip: " + chip + "\r\n");
    ByteBuffer out = ByteBuffer.allocate(header.length() + 8 * addresses.length);
    out.put(header.getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < addresses.length; i++) {
      out.putInt(addresses[i]).putInt(100 * i);
    }
    return Files.write(folder.resolve("recording"), out.array());
  }

  private static int davis(int width, int height, Event event) {
    return (height - 1 - event.y()) << 22 | (width - 1 - event.x()) << 12 | event.polarity() << 11;
  }

  private static List<Event> read(Path file, Reading reading, Sensor sensor) {
    try (EventRecording recording = EventRecording.open(file, reading)) {
      assertEquals(Optional.of(sensor), recording.sensor());
      List<Event> events = SampleEvents.all(recording);
      assertEquals(List.of(), recording.defects());
      return events;
    }
  }

  private static String refusal(Path file, Reading reading) {
    return assertThrows(DataException.class, () -> EventRecording.open(file, reading).close())
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "DAVIS240A, 240, 180",
    "DAVIS240B, 240, 180",
    "DAVIS240C, 240, 180",
    "DVS240, 240, 180",
    "Davis346blue, 346, 260",
    "Davis346red, 346, 260",
    "Davis346redColor, 346, 260",
    "DAVIS346B, 346, 260",
    "Davis346mini, 346, 260",
    "Davis346cBSI, 346, 260",
    "Davis640, 640, 480",
    "Davis128, 128, 128",
    "Davis208PixelParade, 208, 192"
  })
  void everyDavisHasItsOwnSize(String chip, int width, int height) throws IOException {
    Sensor sensor = new Sensor(width, height);
    List<Event> events =
        List.of(
            new Event(0, 0, 0, 1),
            new Event(100, width - 1, height - 1, 0),
            new Event(200, 17, height - 1, 1));
    int[] addresses = events.stream().mapToInt(e -> davis(width, height, e)).toArray();
    assertEquals(events, read(file(DAVIS + chip, addresses), Reading.strict(), sensor));
  }

  @Test
  void dvs640HasItsOwnAddresses() throws IOException {
    int first = (479 - 5) << 11 | (639 - 600) << 1 | 1;
    int second = 479 << 11 | 639 << 1;
    assertEquals(
        List.of(new Event(0, 600, 5, 1), new Event(100, 0, 0, 0)),
        read(
            file("ch.unizh.ini.jaer.chip.retina.DVS640", first, second),
            Reading.strict(),
            new Sensor(640, 480)));
  }

  @Test
  void cochleasHaveChannelsAndCellsInsteadOfPixels() throws IOException {
    // Channel 15, left ear, band-pass, threshold 0; channel 40, right, low-pass, threshold 2; a
    // sample of the converter, which is not a spike.
    int[] addresses = {15 << 2 | 1, 2 << 8 | 40 << 2 | 2, 0x2000 | 7};
    Path file = file("ch.unizh.ini.jaer.chip.cochlea.CochleaAMS1c", addresses);
    assertEquals(
        List.of(new Event(0, 15, 8, 1), new Event(100, 40, 6, 1)),
        read(file, Reading.strict(), new Sensor(64, 16)));
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertTrue(recording.camera().orElse("").contains("64 channels"), recording.camera() + "");
      assertTrue(recording.camera().orElse("").contains("2 ears"), recording.camera() + "");
    }
  }

  @Test
  void anUnknownCameraIsRefusedUnlessTheUserNamesOneWithItsAddresses() throws IOException {
    Event event = new Event(0, 345, 259, 1);
    Path file = file("com.example.Davis999", davis(346, 260, event));
    String message = refusal(file, Reading.lenient());
    assertTrue(message.contains("'Davis999'") && message.contains("--sensor"), message);
    Reading named = Reading.strict().with(Camera.parse("davis346BLUE"));
    assertEquals(List.of(event), read(file, named, new Sensor(346, 260)));
    for (String other : List.of("x.DVS128andCochleaAMS1b", "x.CDAVIS", "x.DavisRGBW640", "x.y")) {
      assertTrue(
          refusal(file(other, 0), Reading.lenient()).contains("address format is unknown"), other);
    }
  }

  @Test
  void aSizeDecidesTheAddressesToo() throws IOException {
    Event event = new Event(0, 300, 200, 1);
    Path file = file("", davis(346, 260, event), davis(346, 260, event));
    String message = refusal(file, Reading.strict());
    assertTrue(message.contains("names no camera"), message);
    Sensor davis346 = new Sensor(346, 260);
    assertEquals(event, read(file, Reading.strict().withSensor(davis346), davis346).get(0));
    assertTrue(
        refusal(file, Reading.strict().withSensor(new Sensor(640, 480))).contains("several"));
    assertTrue(
        refusal(file, Reading.strict().withSensor(new Sensor(300, 200))).contains("no known"));
  }

  @Test
  void aFileThatNamesNoCameraIsTakenForADvs128WhichIsReported() throws IOException {
    List<Integer> addresses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      addresses.add((127 - i) << 8 | (127 - 2 * i) << 1);
    }
    Path file = file("", addresses.stream().mapToInt(a -> a).toArray());
    assertEquals(
        new Event(1900, 38, 19, 1), read(file, Reading.strict(), new Sensor(128, 128)).get(19));
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertTrue(recording.camera().orElse("").contains("assumed"), recording.camera() + "");
    }
  }

  @Test
  void whatIsNeitherASizeNorACameraIsRefused() {
    for (String text : List.of("", "346", "0x10", "40000x2", "Davis347", "cochlea", "DVS128b")) {
      assertThrows(DataException.class, () -> Camera.parse(text), text);
    }
    assertEquals(new Sensor(240, 180), Camera.parse(" DAVIS240C ").sensor());
  }
}

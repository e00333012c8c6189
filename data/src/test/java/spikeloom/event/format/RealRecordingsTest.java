package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.event.RecordingSummary;

/** Recordings of real cameras, whose events were counted by other programs. */
class RealRecordingsTest {
  private static Path data() {
    String folder = System.getenv("SPIKELOOM_DATA");
    assumeTrue(
        folder != null, "skipped: the environment variable SPIKELOOM_DATA names no data folder");
    return Path.of(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "davis346.aedat4, AEDAT4, 9193, 3813819",
    "MovingDarkBox.aedat, AEDAT2, 489834, 39810046",
    "evt2.raw, EVT2, 521252, 95871",
    "sample_nmnist.bin, BIN, 4325, 310521"
  })
  void theirEventsAndSpansAreAsCounted(String name, EventFormat format, long events, long span) {
    Path file = data().resolve("events").resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      RecordingSummary summary = RecordingSummary.of(recording);
      assertEquals(format, recording.format());
      assertEquals(events, summary.events());
      assertEquals(span, summary.last() - summary.first());
    }
  }

  @Test
  void allOfNMnistIsRecognisedAndCounted() throws IOException {
    Path folder = data().resolve("nmnist");
    assumeTrue(Files.exists(folder), () -> "skipped: there is no " + folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".bin")).toList();
    }
    assumeTrue(files.size() == 1_100, "skipped: the count is known of 1,100 recordings only");
    long events = 0;
    for (Path file : files) {
      try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
        assertEquals(EventFormat.BIN, recording.format());
        events += RecordingSummary.of(recording).events();
      }
    }
    assertEquals(4_518_827, events);
  }
}

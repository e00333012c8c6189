package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.event.format.SampleEvents.Event;

class FormatsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyEventComesBackWhateverTheNameOfTheFile(SampleFiles sample) throws IOException {
    List<Event> events = SampleEvents.random(10_000, sample.sensor, 3).subList(0, count(sample));
    Path file = Files.write(folder.resolve("recording"), sample.bytes(events));
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertEquals(sample.format, recording.format());
      assertEquals(events, SampleEvents.all(recording));
      assertEquals(List.of(), recording.defects());
      assertFalse(recording.packed());
    }
    assertEquals(Optional.of(sample.format), Recogniser.format(file));
  }

  /** A .bin file holds 8 seconds only. */
  private static int count(SampleFiles sample) {
    return sample == SampleFiles.BIN ? 5_000 : 10_000;
  }

  @ParameterizedTest
  @EnumSource
  void theSensorIsKnownWhereTheFileNamesIt(SampleFiles sample) throws IOException {
    List<Event> events = SampleEvents.random(100, sample.sensor, 4);
    Path file = Files.write(folder.resolve("recording"), sample.bytes(events));
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      boolean named = sample != SampleFiles.BIN && sample != SampleFiles.CSV;
      assertEquals(named ? Optional.of(sample.sensor) : Optional.empty(), recording.sensor());
    }
  }

  @ParameterizedTest
  @EnumSource
  void packedFilesAreReadToo(SampleFiles sample) throws IOException {
    List<Event> events = SampleEvents.random(2_000, sample.sensor, 5);
    Path file = folder.resolve("recording");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(sample.bytes(events));
    }
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertTrue(recording.packed());
      assertEquals(events, SampleEvents.all(recording));
    }
  }
}

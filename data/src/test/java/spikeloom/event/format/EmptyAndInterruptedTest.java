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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.event.format.SampleEvents.Event;
import spikeloom.file.DataException;

/** Recordings without events, and recordings with silences longer than their clocks can tell. */
class EmptyAndInterruptedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aHeaderWithoutEventsIsRecognised(SampleFiles sample) throws IOException {
    if (sample == SampleFiles.BIN) {
      return; // has no header: without events it is an empty file
    }
    Path file = Files.write(folder.resolve("empty"), sample.bytes(List.of()));
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertEquals(sample.format, recording.format());
      assertEquals(List.of(), SampleEvents.all(recording));
      assertEquals(List.of(), recording.defects());
    }
  }

  @Test
  void headersAreRecognisedWhateverTheyName() throws IOException {
    assertEquals(EventFormat.EVT2, format("% evt 2.0\n% geometry 640x480\n% end\n"));
    assertEquals(EventFormat.EVT3, format("% format EVT3;height=480;width=640\n% end\n"));
    assertEquals(EventFormat.DAT, format("% Data file containing CD events.\n% Version 2\n"));
    assertEquals(EventFormat.CSV, format("# 346 260\ntimestamp x y polarity\n"));
    assertEquals(EventFormat.CSV, format("% made by hand\n1 2 3 0\n2 2 4 1\n3 5 4 1\n"));
  }

  private RecordingFormat format(String text) throws IOException {
    return Recogniser.format(Files.writeString(folder.resolve("text"), text)).orElseThrow();
  }

  private static ByteBuffer buffer(String header) {
    return ByteBuffer.allocate(1000)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(header.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Path file(ByteBuffer content) throws IOException {
    byte[] bytes = new byte[content.position()];
    content.flip().get(bytes);
    return Files.write(folder.resolve("gap"), bytes);
  }

  private static void evt3(ByteBuffer out, long time) {
    out.putShort((short) (8 << 12 | (time >> 12 & 0xfff)));
    out.putShort((short) (6 << 12 | (time & 0xfff))).putShort((short) 7);
    out.putShort((short) (2 << 12 | 9));
  }

  private static void isReported(Path file, String period) {
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      SampleEvents.all(recording);
      List<Defect> gaps =
          recording.defects().stream().filter(d -> d.kind() == Defect.Kind.GAP).toList();
      assertEquals(1, gaps.size(), recording.defects().toString());
      assertTrue(gaps.get(0).first().contains(period), gaps.get(0).first());
    }
    String message =
        assertThrows(
                DataException.class,
                () -> {
                  try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
                    SampleEvents.all(recording);
                  }
                })
            .getMessage();
    assertTrue(message.contains("gap of unknown length"), message);
    assertTrue(message.contains("--lenient"), message);
  }

  @Test
  void evt3CannotTellSilencesOfMoreThanSixteenSeconds() throws IOException {
    ByteBuffer out = buffer("% evt 3.0\n% end\n");
    for (long time : new long[] {10, 2_000, 9_000, 40_000_000, 40_000_500}) {
      evt3(out, time);
    }
    isReported(file(out), "16.777 s");
  }

  @Test
  void evt3CountsOnWhereItsClockBeginsAgain() throws IOException {
    ByteBuffer out = buffer("% evt 3.0\n% end\n");
    long end = 1 << 24;
    List<Long> times = List.of(end - 9_000, end - 5_000, end - 10, end + 20, end + 5_000);
    times.forEach(time -> evt3(out, time));
    try (EventRecording recording = EventRecording.open(file(out), Reading.strict())) {
      assertEquals(times, SampleEvents.all(recording).stream().map(Event::time).toList());
    }
  }

  @Test
  void evt2CannotTellSilencesOfFourHours() throws IOException {
    ByteBuffer out = buffer("% evt 2.0\n% end\n");
    for (long time : new long[] {64, 128, 20_000_000_000L}) {
      out.putInt(8 << 28 | (int) (time >> 6 & 0xfffffff)).putInt(1 << 28 | 3 << 11 | 4);
    }
    isReported(file(out), "17,179.869 s");
  }

  @Test
  void aedatAndDatCannotTellSilencesOfAnHour() throws IOException {
    ByteBuffer aedat = buffer("#!AER-DAT2.0\r\n# AEChip: x.DVS128\r\n").order(ByteOrder.BIG_ENDIAN);
    for (long time : new long[] {5, 70, 6_000_000_000L}) {
      aedat.putInt(3 << 8).putInt((int) time);
    }
    isReported(file(aedat), "4,294.967 s");
    ByteBuffer dat = buffer("% Version 2\n").put((byte) 12).put((byte) 8);
    for (long time : new long[] {5, 70, 6_000_000_000L}) {
      dat.putInt((int) time).putInt(3);
    }
    isReported(file(dat), "4,294.967 s");
  }

  @Test
  void datOfAnotherVersionIsRefusedAsItsAddressesAreOthers() throws IOException {
    Path file =
        file(
            buffer("% Data file containing CD events\n% Version 1\n")
                .put((byte) 0)
                .put((byte) 8)
                .putInt(1)
                .putInt(2));
    String message =
        assertThrows(
                DataException.class, () -> EventRecording.open(file, Reading.lenient()).close())
            .getMessage();
    assertTrue(message.contains("version '1'"), message);
  }
}

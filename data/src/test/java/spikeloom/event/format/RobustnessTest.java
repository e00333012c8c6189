package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.event.Sensor;
import spikeloom.event.format.SampleEvents.Event;
import spikeloom.file.DataException;
import spikeloom.random.FastRandom;

/** Damaged files end in a sentence or a counted part, never in anything else. */
class RobustnessTest {
  /** More with -Dspikeloom.flips=10000, which takes half a minute. */
  private static final int FLIPS = Integer.getInteger("spikeloom.flips", 4_000);

  private static final long MOST_BYTES = 8 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  private int files;

  /** What a reading ended in. */
  private record Outcome(List<Event> events, List<Defect> defects, Optional<Sensor> sensor) {}

  private Optional<Outcome> read(byte[] content, Reading reading) throws IOException {
    // A new file each time: some file systems force a file to the disk when it is overwritten.
    Path file = Files.write(folder.resolve("damaged" + files++), content);
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    try (EventRecording recording = EventRecording.open(file, reading)) {
      List<Event> events = SampleEvents.all(recording);
      return Optional.of(new Outcome(events, recording.defects(), recording.sensor()));
    } catch (DataException e) {
      String message = e.getMessage();
      assertTrue(message.startsWith(file.toString()), message);
      assertTrue(message.endsWith(".") && !message.contains("\n"), message);
      assertTrue(message.matches("(?s).*(byte|line|AEDAT|EVT) .*"), message);
      return Optional.empty();
    } finally {
      Files.delete(file);
      long used = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      assertTrue(used < MOST_BYTES, () -> used + " bytes for a file of " + content.length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileCutAtAnyByteIsReadUpToThereOrRefused(SampleFiles sample) {
    List<Event> events = SampleEvents.random(30, sample.sensor, 6);
    byte[] whole = sample.bytes(events);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(10),
        () -> {
          for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Optional<Outcome> part = read(cut, Reading.lenient());
            if (part.isPresent() && part.get().events.size() > 0 && sample != SampleFiles.CSV) {
              List<Event> found = part.get().events;
              assertEquals(events.subList(0, found.size()), found);
            }
            // What is refused leniently is refused strictly; what has defects, too.
            boolean sound = part.isPresent() && part.get().defects.isEmpty();
            assertEquals(sound, read(cut, Reading.strict()).isPresent(), "cut at " + length);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void changedBytesNeverEndInAnythingElse(SampleFiles sample) {
    byte[] whole = sample.bytes(SampleEvents.random(30, sample.sensor, 7));
    FastRandom random = new FastRandom(8);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(10),
        () -> {
          for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
              damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Optional<Outcome> outcome =
                read(damaged, i % 2 == 0 ? Reading.lenient() : Reading.strict());
            outcome.ifPresent(RobustnessTest::isConsistent);
          }
        });
  }

  private static void isConsistent(Outcome outcome) {
    outcome.sensor.ifPresent(
        sensor -> outcome.events.forEach(e -> assertTrue(sensor.contains(e.x(), e.y()))));
    boolean back = false;
    for (int i = 1; i < outcome.events.size(); i++) {
      long step = outcome.events.get(i).time() - outcome.events.get(i - 1).time();
      back |= step <= -4096;
    }
    boolean reported = outcome.defects.stream().anyMatch(d -> d.kind() == Defect.Kind.BACKWARDS);
    assertTrue(!back || reported, outcome.toString());
  }

  @Test
  void aTruncatedGzipFileIsReadUpToThereOrRefused() throws IOException {
    List<Event> events = SampleEvents.random(3_000, SampleFiles.DAT.sensor, 9);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(SampleFiles.DAT.bytes(events));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Outcome part = read(cut, Reading.lenient()).orElseGet(() -> fail("refused"));
    assertEquals(events.subList(0, part.events.size()), part.events);
    assertTrue(part.events.size() > 500);
    assertEquals(Defect.Kind.TRUNCATED, part.defects.get(0).kind());
    assertTrue(part.defects.get(0).first().contains("gzip"), part.defects.toString());
    assertFalse(read(cut, Reading.strict()).isPresent());
  }
}

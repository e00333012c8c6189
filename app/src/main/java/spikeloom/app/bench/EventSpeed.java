package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spikeloom.app.report.TextTable;
import spikeloom.event.EventChunk;
import spikeloom.event.format.EventRecording;
import spikeloom.event.format.Reading;

/** Measures the speed of reading recordings of event cameras, on one thread. */
final class EventSpeed {
  /** Events of a recording: enough that the time of opening the file does not matter. */
  private static final int MOST_EVENTS = 4_000_000;

  private static final int EVENTS_PER_SECOND = 10_000_000;

  private final int count;
  private final double seconds;
  private final Watcher watcher;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One line of the table.
   *
   * @param format of the file
   * @param bytesPerEvent on the disk
   * @param megaEventsPerSecond speed, in 10^6 events per second
   */
  private record Row(String format, double bytesPerEvent, double megaEventsPerSecond) {}

  EventSpeed(double seconds, Watcher watcher) {
    count = (int) Math.min(MOST_EVENTS, EVENTS_PER_SECOND * seconds);
    this.seconds = seconds;
    this.watcher = watcher;
  }

  Section measure() {
    try {
      Path folder = Files.createTempDirectory("spikeloom-bench");
      Path file = folder.resolve("recording");
      EventFileSpeed files = new EventFileSpeed(count);
      try {
        row("N-MNIST .bin", files.bin(file));
        row("EVT 3.0", files.evt3(file));
        row("AEDAT 4, plain", files.aedat4(file));
        row("AEDAT 4, LZ4", files.lz4(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return section();
  }

  private void row(String format, Path file) throws IOException {
    watcher.at("recordings", rows.size() / 4.0);
    double median = Repeat.medianSeconds(seconds, () -> read(file));
    rows.add(
        new Row(
            format,
            Statistics.rounded((double) Files.size(file) / count),
            Statistics.rounded(count / median * 1e-6)));
  }

  private void read(Path file) {
    EventChunk chunk = new EventChunk();
    long events = 0;
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      while (recording.read(chunk)) {
        events += chunk.count();
      }
    }
    if (events != count) {
      throw new IllegalStateException(events + " events were read of " + count);
    }
  }

  private Section section() {
    TextTable table =
        new TextTable(
            "Recordings of %,d events, read from a file on one thread".formatted(count),
            "format",
            "bytes / event",
            "10^6 events/s");
    for (Row row : rows) {
      table.row(row.format, number(row.bytesPerEvent, 1), number(row.megaEventsPerSecond, 1));
    }
    return new Section(table.toString(), Map.of("events", rows));
  }
}

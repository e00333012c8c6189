package spikeloom.dataset.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.dataset.ReadingOptions;
import spikeloom.event.Downsample;
import spikeloom.event.EventChunk;
import spikeloom.event.EventCollector;
import spikeloom.event.EventPipeline;
import spikeloom.event.EventSource;
import spikeloom.event.EventStream;
import spikeloom.event.RecordingSummary;
import spikeloom.event.Sensor;
import spikeloom.event.format.Defect;
import spikeloom.event.format.EventFormat;
import spikeloom.event.format.EventRecording;
import spikeloom.event.format.Recogniser;
import spikeloom.file.DataException;

/** Finds event recordings and reads their events with downsampled pixels. */
final class EventRecordings {
  /** The maximum number of events held: about 450 MB. */
  static final int MAX_EVENTS = 1 << 25;

  private static final List<String> ENDINGS =
      List.of(".aedat", ".aedat4", ".raw", ".es", ".bin", ".dat");
  private static final List<String> TEXTS = List.of(".csv", ".txt", ".tsv");

  private EventRecordings() {}

  /** Whether a file of a folder is a recording, by name; contents are checked on reading. */
  static boolean named(Path file) {
    if (ends(file, TEXTS)) {
      return Files.isRegularFile(file) && Recogniser.isTextOfEvents(file);
    }
    if (eventArray(file)) {
      return true;
    }
    return ends(file, ENDINGS) && !(ends(file, List.of(".dat")) && hasHeader(file));
  }

  /** Whether a file is a structured NumPy array of events. */
  static boolean eventArray(Path file) {
    return ends(file, List.of(".npy"))
        && Files.isRegularFile(file)
        && Recogniser.format(file).filter(format -> format == EventFormat.NPY).isPresent();
  }

  /** Whether a file is a recording, by content. */
  static boolean is(Path file) {
    if (ends(file, TEXTS)) {
      return Recogniser.isTextOfEvents(file);
    }
    return Recogniser.format(file).filter(format -> format != EventFormat.CSV).isPresent();
  }

  private static boolean ends(Path file, List<String> endings) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return endings.stream().anyMatch(plain::endsWith);
  }

  /** A {@code .dat} with a header of the same name holds the signals of a WFDB record. */
  private static boolean hasHeader(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return Files.exists(file.resolveSibling(name + ".hea"));
  }

  /**
   * The content of a file, from one pass.
   *
   * @param sensor the pixels: given by the file or the options, else the bounding box of its events
   * @param summary its events
   */
  record Content(Sensor sensor, RecordingSummary summary) {}

  /**
   * Reads a file once, and reports its defects to the receiver in the options.
   *
   * @throws DataException if it cannot be read or holds no events
   */
  static Content content(Path file, ReadingOptions options) {
    try (EventRecording recording = EventRecording.open(file, options.events())) {
      RecordingSummary summary = RecordingSummary.of(recording);
      if (summary.events() == 0) {
        throw new DataException(
            "%s is a recording in %s with no events; use another recording."
                .formatted(file, recording.format().title()));
      }
      for (Defect defect : recording.defects()) {
        options.warnings().accept(file + " " + defect.sentence());
      }
      Sensor seen = new Sensor(summary.columns(), summary.rows());
      return new Content(recording.sensor().orElse(seen), summary);
    }
  }

  /**
   * Reads the events of a file with blocks of pixels merged.
   *
   * @param sensor the pixels before that, at least those of the file
   * @param factor side of a block in pixels
   * @throws DataException if it cannot be read
   */
  static EventStream read(Path file, Sensor sensor, int factor, ReadingOptions options) {
    EventSource source = new Widened(EventRecording.open(file, options.events()), sensor);
    try (EventPipeline events = new EventPipeline(source, List.of(new Downsample(factor)))) {
      return EventCollector.collect(events, MAX_EVENTS);
    }
  }

  /** Returns the events of a recording on a sensor at least as large as its own. */
  private record Widened(EventRecording recording, Sensor pixels) implements EventSource {
    @Override
    public Optional<Sensor> sensor() {
      return Optional.of(pixels);
    }

    @Override
    public boolean read(EventChunk chunk) {
      return recording.read(chunk);
    }

    @Override
    public void close() {
      recording.close();
    }
  }
}

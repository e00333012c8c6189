package spikeloom.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import spikeloom.event.Downsample;
import spikeloom.event.EventCollector;
import spikeloom.event.EventPipeline;
import spikeloom.event.EventStream;
import spikeloom.event.RecordingSummary;
import spikeloom.event.Sensor;
import spikeloom.event.format.EventFormat;
import spikeloom.event.format.EventRecording;
import spikeloom.event.format.Reading;
import spikeloom.event.format.Recogniser;
import spikeloom.file.DataException;

/** Files of event cameras: which they are, and their events with few pixels. */
final class EventFiles {
  /** The most events that are held: some 450 MB. */
  static final int MAX_EVENTS = 1 << 25;

  private static final List<String> ENDINGS =
      List.of(".aedat", ".aedat4", ".raw", ".es", ".bin", ".dat");
  private static final List<String> TEXTS = List.of(".csv", ".txt", ".tsv");

  private EventFiles() {}

  /** Whether a file of a folder is one: by its name, as contents are checked when it is read. */
  static boolean named(Path file) {
    if (ends(file, TEXTS)) {
      return Files.isRegularFile(file) && Recogniser.namesEvents(file);
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

  /** Whether a file is one, by its content; a text only if its first line names the columns. */
  static boolean is(Path file) {
    if (ends(file, TEXTS)) {
      return Recogniser.namesEvents(file);
    }
    return Recogniser.format(file).filter(format -> format != EventFormat.CSV).isPresent();
  }

  private static boolean ends(Path file, List<String> endings) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return endings.stream().anyMatch(plain::endsWith);
  }

  /** A {@code .dat} beside a header of the same name holds the signals of a WFDB record. */
  private static boolean hasHeader(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return Files.exists(file.resolveSibling(name + ".hea"));
  }

  /** What a file holds, in one pass. */
  static RecordingSummary summary(Path file) {
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      RecordingSummary summary = RecordingSummary.of(recording);
      if (summary.events() == 0) {
        throw new DataException(file + " holds no events; use another recording.");
      }
      return summary;
    }
  }

  /** The pixels of a file: what it says, else what its events need. */
  static Sensor sensor(Path file, RecordingSummary summary) {
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      return recording.sensor().orElseGet(() -> new Sensor(summary.columns(), summary.rows()));
    }
  }

  /**
   * The events of a file with squares of pixels made one.
   *
   * @param sensor the pixels before that
   * @param factor pixels of a square's side
   * @throws DataException if it cannot be read
   */
  static EventStream read(Path file, Sensor sensor, int factor) {
    Reading reading = Reading.strict().withSensor(sensor);
    try (EventPipeline events =
        new EventPipeline(EventRecording.open(file, reading), List.of(new Downsample(factor)))) {
      return EventCollector.collect(events, MAX_EVENTS);
    }
  }
}

package spikeloom.event.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.event.EventChunk;
import spikeloom.event.EventSource;
import spikeloom.event.Sensor;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;

/**
 * A file of an event camera, open for reading from its beginning to its end. Memory does not depend
 * on its length. Steps back in time are kept in file order, and counted.
 */
public final class EventRecording implements EventSource {
  /** Later times are damage: 36,000 years in microseconds. */
  private static final long FURTHEST = 1L << 60;

  private final ByteWindow in;
  private final RecordingFormat format;
  private final Defects defects;
  private final EventDecoder decoder;
  private final Optional<Sensor> sensor;
  private boolean begun;
  private long before;
  private boolean ended;
  private long stepsBack;

  /**
   * Opens a plain or gzip file of any known format.
   *
   * @throws DataException if it cannot be read or is not a recording of events
   */
  public static EventRecording open(Path file, Reading reading) {
    ByteWindow in = new ByteWindow(file);
    try {
      return new EventRecording(file, in, reading);
    } catch (DataException e) {
      in.close();
      throw e;
    }
  }

  private EventRecording(Path file, ByteWindow window, Reading reading) {
    in = window;
    Defects whileRecognising = new Defects(file, Tolerance.LENIENT, "byte");
    in.tell(whileRecognising);
    int have = Math.min(Recogniser.HEAD_BYTES, in.need(Recogniser.HEAD_BYTES));
    byte[] head = Arrays.copyOfRange(in.bytes(), in.at(), in.at() + have);
    @Nullable CsvColumns columns = reading.columns();
    format = columns != null ? EventFormat.CSV : recognise(file, head);
    String unit = format == EventFormat.CSV ? "line" : "byte";
    defects = new Defects(file, reading.tolerance(), unit);
    in.tell(defects);
    whileRecognising.list().forEach(d -> defects.report(d.kind(), d.place(), d::first));
    decoder = decoder(file, head, reading);
    @Nullable Camera known = reading.camera();
    sensor = known != null ? Optional.of(known.sensor()) : decoder.sensor();
  }

  private static RecordingFormat recognise(Path file, byte[] head) {
    if (head.length == 0) {
      throw new DataException(file + " is empty at byte 0; download or copy the file again.");
    }
    return Recogniser.format(file, head)
        .orElseThrow(
            () ->
                new DataException(
                    file
                        + " is not recognised as a recording of an event camera (byte 0; N-MNIST .bin,"
                        + " AEDAT 2.0, 3.1 or 4.0, EVT 2.0 or 3.0, .dat, .es, CSV with time, x, y, polarity);"
                        + " check that it is the right file."));
  }

  private EventDecoder decoder(Path file, byte[] head, Reading reading) {
    if (format instanceof EventFormatProvider provided) {
      return provided.open(in.stream(), file);
    }
    return switch ((EventFormat) format) {
      case BIN -> new BinDecoder(in, defects);
      case AEDAT2 -> Aedat2Decoder.of(in, defects, reading.camera());
      case AEDAT3 -> Aedat3Decoder.of(in, defects);
      case AEDAT4 -> new Aedat4Decoder(in, defects);
      case EVT2 -> Evt2Decoder.of(in, defects);
      case EVT3 -> new Evt3Decoder(in, defects);
      case DAT -> DatDecoder.of(in, defects);
      case ES -> new EsDecoder(in, defects);
      case NPY -> NpyDecoder.of(in, defects, head);
      case CSV ->
          new CsvDecoder(
              in,
              defects,
              CsvSniffer.sniff(head, reading.columns())
                  .orElseThrow(
                      () ->
                          new DataException(
                              file
                                  + " has no lines with that many numbers from line 1 on; check the columns given.")));
    };
  }

  /** The format of the file. */
  public RecordingFormat format() {
    return format;
  }

  /** Whether the file is packed with gzip. */
  public boolean packed() {
    return in.packed();
  }

  /** Bytes of the file. */
  public long fileSize() {
    return in.fileSize();
  }

  /** The pixels, if given by the file or the caller. */
  @Override
  public Optional<Sensor> sensor() {
    return sensor;
  }

  /** Description of the camera, if the file has more than its pixels, or an assumption was made. */
  public Optional<String> camera() {
    return decoder.camera();
  }

  /** The defects found so far. */
  public List<Defect> defects() {
    return defects.list();
  }

  /** Number of steps back in time that are normal for the format. */
  public long smallStepsBack() {
    return stepsBack;
  }

  @Override
  public boolean read(EventChunk chunk) {
    chunk.begin(0);
    while (chunk.count() == 0) {
      if (ended || !decoder.fill(chunk)) {
        ended = true;
        return false;
      }
      check(chunk);
    }
    return true;
  }

  private void check(EventChunk chunk) {
    int width = sensor.map(Sensor::width).orElse((int) Short.MAX_VALUE);
    int height = sensor.map(Sensor::height).orElse((int) Short.MAX_VALUE);
    int kept = 0;
    long last = begun ? before : Long.MIN_VALUE;
    for (int i = 0; i < chunk.count(); i++) {
      long time = chunk.time(i);
      int x = chunk.x(i);
      int y = chunk.y(i);
      if (x < 0 || x >= width || y < 0 || y >= height) {
        outside(chunk.place(i), x, y);
        continue;
      }
      if (time < last || time > FURTHEST || time < -FURTHEST) {
        if (time > FURTHEST || time < -FURTHEST) {
          impossible(chunk.place(i), time);
          continue;
        }
        stepBack(chunk.place(i), last, time);
      }
      last = time;
      if (kept < i) {
        chunk.copy(i, kept);
      }
      kept++;
    }
    chunk.truncate(kept);
    begun |= kept > 0;
    before = last;
  }

  private void outside(long place, int x, int y) {
    defects.report(
        Defect.Kind.OUTSIDE,
        place,
        () ->
            "pixel (%d, %d) is outside the sensor%s"
                .formatted(x, y, sensor.map(s -> " of " + s).orElse("")));
  }

  private void impossible(long place, long time) {
    defects.report(
        Defect.Kind.DAMAGED, place, () -> "an event has the impossible time " + time + " us");
  }

  private void stepBack(long place, long from, long to) {
    if (from - to < format.jitter()) {
      stepsBack++;
    } else {
      defects.report(
          Defect.Kind.BACKWARDS, place, () -> "from %,d to %,d microseconds".formatted(from, to));
    }
  }

  @Override
  public void close() {
    in.close();
  }
}

package spikeloom.event;

import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;

/**
 * Reads {@code .bin} recordings, the format of N-MNIST (elsewhere {@code .bs2}). There is no
 * header; an event is five bytes, big-endian:
 *
 * <pre>{@code
 * byte 0     column x
 * byte 1     row y
 * bytes 2-4  1 bit polarity (1 = brighter), 23 bits time in microseconds
 * }</pre>
 *
 * <p>Source: Orchard, Jayawant, Cohen, Thakor, "Converting static image datasets to spiking
 * neuromorphic datasets using saccades", Frontiers in Neuroscience 9, 2015.
 */
public final class BinFile {
  /** Bytes of an event. */
  public static final int EVENT_BYTES = 5;

  /** The maximum length of a recording: 64 MiB; those of N-MNIST have about 20 KiB. */
  public static final int MAX_BYTES = 1 << 26;

  private static final int TIME_MASK = 0x7fffff;

  private BinFile() {}

  /**
   * Reads a whole recording, plain or packed with gzip.
   *
   * @param sensor the camera, which is not in the file
   * @throws DataException if the file cannot be read, is empty, longer than {@link #MAX_BYTES} or
   *     no whole number of events, an event lies outside the sensor, or time runs backwards
   */
  public static EventStream read(Path file, Sensor sensor) {
    byte[] bytes = content(file);
    EventStream.Builder events = new EventStream.Builder(sensor, bytes.length / EVENT_BYTES);
    long before = 0;
    for (int at = 0; at < bytes.length; at += EVENT_BYTES) {
      int x = bytes[at] & 0xff;
      int y = bytes[at + 1] & 0xff;
      int rest =
          (bytes[at + 2] & 0xff) << 16 | (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
      long time = rest & TIME_MASK;
      if (!sensor.contains(x, y)) {
        throw new DataException(
            "%s has an event at pixel (%d, %d), byte %,d, outside the sensor of %s; check that it is a recording of that camera."
                .formatted(file, x, y, at, sensor));
      }
      if (!events.follows(time)) {
        throw new DataException(
            "%s goes back in time at byte %,d, from %,d to %,d microseconds; download or copy the file again."
                .formatted(file, at + 2, before, time));
      }
      if (rest > TIME_MASK) {
        events.on(time, x, y);
      } else {
        events.off(time, x, y);
      }
      before = time;
    }
    return events.build();
  }

  private static byte[] content(Path file) {
    try (Unpacked in = new Unpacked(file)) {
      byte[] bytes = in.read(MAX_BYTES);
      if (bytes.length == 0) {
        throw new DataException(file + " is empty at byte 0; download or copy the file again.");
      }
      if (in.read(1).length > 0) {
        throw new DataException(
            "%s is longer than %,d bytes, the maximum of a recording; check that it is the right file."
                .formatted(file, MAX_BYTES));
      }
      int over = bytes.length % EVENT_BYTES;
      if (over != 0) {
        throw new DataException(
            "%s ends at byte %,d within an event of %d bytes that begins at byte %,d; download or copy the file again."
                .formatted(file, bytes.length, EVENT_BYTES, bytes.length - over));
      }
      return bytes;
    }
  }
}

package spikeloom.event.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import spikeloom.event.BinFile;
import spikeloom.event.EventChunk;
import spikeloom.event.EventSource;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/** Writes the events of a source to a file; an existing file is replaced at the end. */
public final class EventExport {
  private static final int LATEST = 1 << 23;

  private EventExport() {}

  /** The output formats. */
  public enum Target {
    /** Text: a line {@code t,x,y,p}, then an event per line; t in microseconds, p 0 or 1. */
    CSV,
    /** The format of N-MNIST, see {@link BinFile}. */
    BIN
  }

  /**
   * Writes all events of {@code source}, which stays open.
   *
   * @return their number
   * @throws DataException if the source cannot be read, the format cannot hold an event, or the
   *     file cannot be written; the old file is then untouched
   */
  public static long write(EventSource source, Target target, Path file) {
    long[] count = new long[1];
    try {
      SafeFile.write(
          file,
          out ->
              count[0] =
                  target == Target.CSV ? writeCsv(source, out) : writeBin(source, file, out));
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    return count[0];
  }

  private static long writeCsv(EventSource source, OutputStream out) throws IOException {
    EventChunk chunk = new EventChunk();
    StringBuilder text = new StringBuilder("t,x,y,p\n");
    long count = 0;
    while (source.read(chunk)) {
      for (int i = 0; i < chunk.count(); i++) {
        text.append(chunk.time(i)).append(',').append(chunk.x(i)).append(',');
        text.append(chunk.y(i)).append(chunk.on(i) ? ",1\n" : ",0\n");
      }
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      text.setLength(0);
      count += chunk.count();
    }
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    return count;
  }

  private static long writeBin(EventSource source, Path file, OutputStream out) throws IOException {
    EventChunk chunk = new EventChunk();
    byte[] bytes = new byte[EventChunk.CAPACITY * BinFile.EVENT_BYTES];
    long count = 0;
    while (source.read(chunk)) {
      int at = 0;
      for (int i = 0; i < chunk.count(); i++, at += BinFile.EVENT_BYTES) {
        long time = chunk.time(i);
        int x = chunk.x(i);
        int y = chunk.y(i);
        if (x > 255 || y > 255 || time < 0 || time >= LATEST) {
          throw new DataException(
              "%s cannot hold event %,d, pixel (%d, %d) at %,d microseconds: a .bin file has columns and rows to 255 and times from 0 to %,d; crop or downsample the recording, count its time from zero, or write CSV."
                  .formatted(file, count + i, x, y, time, LATEST - 1));
        }
        int rest = (int) time | (chunk.on(i) ? LATEST : 0);
        bytes[at] = (byte) x;
        bytes[at + 1] = (byte) y;
        bytes[at + 2] = (byte) (rest >> 16);
        bytes[at + 3] = (byte) (rest >> 8);
        bytes[at + 4] = (byte) rest;
      }
      out.write(bytes, 0, at);
      count += chunk.count();
    }
    return count;
  }
}

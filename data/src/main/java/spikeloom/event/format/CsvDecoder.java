package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes text with an event per line: time, column, row and polarity, in columns that {@link
 * CsvSniffer} finds. Lines that are empty or begin with {@code #} or {@code %} are skipped. Places
 * are line numbers, from 1.
 */
final class CsvDecoder implements EventDecoder {
  /** A longer line is not an event. */
  private static final int LONGEST_LINE = 1 << 12;

  private final ByteWindow in;
  private final Defects defects;
  private final CsvLayout layout;
  private final CsvFields fields;
  private long line;

  CsvDecoder(ByteWindow in, Defects defects, CsvLayout layout) {
    this.in = in;
    this.defects = defects;
    this.layout = layout;
    fields = new CsvFields(layout.separator());
  }

  @Override
  public Optional<Sensor> sensor() {
    return layout.sensor();
  }

  @Override
  public boolean fill(EventChunk chunk) {
    chunk.begin(line + 1);
    int have = in.need(ByteWindow.SIZE / 2);
    byte[] bytes = in.bytes();
    int begin = in.at();
    int end = begin + have;
    int i = begin;
    while (chunk.remaining() > 0 && i < end) {
      int stop = i;
      while (stop < end && bytes[stop] != '\n') {
        stop++;
      }
      if (stop == end && i > begin) {
        break; // the rest of the line follows in the next bytes
      }
      line++;
      if (stop - i > LONGEST_LINE) {
        long at = line;
        defects.report(Defect.Kind.DAMAGED, at, () -> "the line is too long for an event");
      } else if (line > layout.head()) {
        event(bytes, line == 1 ? behindMark(bytes, i, stop) : i, stop, chunk);
      }
      i = Math.min(end, stop + 1);
    }
    in.skip(i - begin);
    return have > 0;
  }

  /** Start of the first line after a UTF-8 byte order mark. */
  private static int behindMark(byte[] bytes, int from, int to) {
    boolean mark =
        to - from >= 3
            && (bytes[from] & 0xff) == 0xef
            && (bytes[from + 1] & 0xff) == 0xbb
            && (bytes[from + 2] & 0xff) == 0xbf;
    return mark ? from + 3 : from;
  }

  private void event(byte[] bytes, int from, int to, EventChunk chunk) {
    fields.split(bytes, from, to);
    if (fields.count() == 0 || bytes[from] == '#' || bytes[from] == '%') {
      return;
    }
    CsvColumns columns = layout.columns();
    long time = fields.decimal(columns.time(), layout.unit());
    long x = fields.whole(columns.x());
    long y = fields.whole(columns.y());
    long polarity = fields.polarity(columns.polarity());
    if (time == CsvFields.NOT_A_NUMBER || (int) x != x || (int) y != y || polarity < 0) {
      long at = line;
      defects.report(
          Defect.Kind.DAMAGED, at, () -> "time, x, y and polarity (0 or 1) cannot be read");
      return;
    }
    chunk.add(time, (int) x, (int) y, (int) polarity, (int) (line - chunk.base()));
  }
}

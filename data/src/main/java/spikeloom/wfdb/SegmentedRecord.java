package spikeloom.wfdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.wfdb.WfdbHeader.Segment;
import spikeloom.wfdb.WfdbHeader.Signal;

/**
 * Records of several segments, each an ordinary record in the same folder, read one after the
 * other. In a fixed layout all segments have the same signals in the same order. In a variable
 * layout the first segment has no samples and names all signals; the others have some of them,
 * which are known by their descriptions. Signals that a segment lacks are missing, and so is
 * everything in a gap (~).
 */
final class SegmentedRecord {
  private SegmentedRecord() {}

  /**
   * Returns a header with the signals of its layout or first segment.
   *
   * @throws DataException if there is none, or its segments and its own line differ
   */
  static WfdbHeader withSignals(WfdbHeader record) {
    Segment first =
        record.segments().stream()
            .filter(segment -> !segment.empty())
            .findFirst()
            .orElseThrow(
                () -> new DataException(record.file() + " has no segment; use another record."));
    WfdbHeader header = ordinary(record, first);
    long sum = record.segments().stream().mapToLong(Segment::samples).sum();
    long samples = record.samples().orElse(sum);
    if (sum != samples || sum > Integer.MAX_VALUE) {
      throw new DataException(
          "%s gives %,d samples, but its segments have %,d; download or copy the file again."
              .formatted(record.file(), samples, sum));
    }
    return new WfdbHeader(
        record.file(), record.rate(), record.samples(), header.signals(), record.segments());
  }

  private static WfdbHeader ordinary(WfdbHeader record, Segment segment) {
    WfdbHeader header = HeaderParser.parse(segment.header(record.file()));
    if (!header.segments().isEmpty()) {
      throw new DataException(
          "%s has the segment '%s', which has segments itself; only one level is supported."
              .formatted(record.file(), segment.name()));
    }
    return header;
  }

  /**
   * Reads all segments.
   *
   * @throws DataException if one cannot be read or does not fit to the others
   */
  static WfdbRecord read(WfdbHeader record) {
    int total = (int) record.segments().stream().mapToLong(Segment::samples).sum();
    if (total < 1) {
      throw new DataException(record.file() + " has no samples; use another record.");
    }
    Capacity.require(record.file(), (long) Float.BYTES * total * record.signals().size());
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < record.signals().size(); i++) {
      float[] gap = new float[total];
      Arrays.fill(gap, Float.NaN);
      values.add(gap);
    }
    int at = 0;
    for (Segment segment : record.segments()) {
      if (!segment.empty() && segment.samples() > 0) {
        copy(record, segment, values, at);
      }
      at += (int) segment.samples();
    }
    return new WfdbRecord(record, values);
  }

  private static void copy(WfdbHeader record, Segment segment, List<float[]> to, int at) {
    WfdbHeader header = ordinary(record, segment);
    double announced = (double) segment.samples();
    require(
        record, segment, "samples", announced, (double) header.samples().orElse(segment.samples()));
    require(record, segment, "samples per second", record.rate(), header.rate());
    if (!record.variable()) {
      require(record, segment, "signals", record.signals().size(), header.signals().size());
    }
    WfdbRecord part = WfdbRecord.read(header);
    require(record, segment, "samples", announced, part.samples());
    for (int i = 0; i < header.signals().size(); i++) {
      int signal = record.variable() ? find(record, header.signals().get(i), segment) : i;
      System.arraycopy(part.values().get(i), 0, to.get(signal), at, part.samples());
    }
  }

  private static int find(WfdbHeader record, Signal wanted, Segment segment) {
    for (int i = 0; i < record.signals().size(); i++) {
      if (record.signals().get(i).description().equals(wanted.description())) {
        return i;
      }
    }
    throw new DataException(
        "%s has the segment '%s' with the signal '%s', which its layout does not name; download or copy the files again."
            .formatted(record.file(), segment.name(), wanted.description()));
  }

  private static void require(
      WfdbHeader record, Segment segment, String what, double announced, double found) {
    if (announced != found) {
      throw new DataException(
          "%s gives %s %s for the segment '%s', which has %s; download or copy the files again."
              .formatted(record.file(), number(announced), what, segment.name(), number(found)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? "%,d".formatted((long) value) : Double.toString(value);
  }
}

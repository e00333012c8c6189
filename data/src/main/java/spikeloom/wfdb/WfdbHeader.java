package spikeloom.wfdb;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import spikeloom.file.DataException;
import spikeloom.text.Wording;

/**
 * A header file {@code .hea}: a line about the record, then a line for each signal, or, for a
 * record of several segments, for each segment; lines that begin with # are comments.
 *
 * <pre>{@code
 * NAME[/SEGMENTS] SIGNALS [RATE[/COUNTER[(BASE)]] [FRAMES [TIME [DATE]]]]
 * FILE FORMAT[xN][:SKEW][+OFFSET] [GAIN[(BASELINE)][/UNITS] [BITS [ZERO [FIRST [SUM [BLOCK [TEXT]]]]]]]
 * SEGMENT FRAMES
 * }</pre>
 *
 * <p>Defaults are 250 frames per second, 200 units of the converter per physical unit (also where
 * the gain is 0), millivolts, and zero. Source: Moody, "WFDB applications guide", header(5).
 *
 * @param file the header file
 * @param rate frames per second
 * @param samples frames of the record, empty if unknown
 * @param signals the signals; of a record of segments those of its layout or first segment
 * @param segments the segments in the order of time; none for an ordinary record
 */
public record WfdbHeader(
    Path file, double rate, OptionalLong samples, List<Signal> signals, List<Segment> segments) {
  /** The name of a segment without signals, and the file of a signal that is not stored. */
  static final String NOTHING = "~";

  /** Copies its lists. */
  public WfdbHeader {
    signals = List.copyOf(signals);
    segments = List.copyOf(segments);
  }

  /**
   * A signal.
   *
   * @param fileName its file, in the folder of the header
   * @param storage its sample format
   * @param scale its physical unit
   * @param first the converter's value of its first sample, if known
   * @param checksum the lower 16 bits of the sum of its samples, if known
   * @param description description, for instance the lead
   */
  public record Signal(
      String fileName,
      Storage storage,
      Scale scale,
      OptionalInt first,
      OptionalInt checksum,
      String description) {}

  /**
   * How the samples of a signal are stored.
   *
   * @param format number of the format
   * @param perFrame samples in a frame, 1 or more
   * @param skew frames of this signal that precede frame 0 of the record
   * @param offset bytes before the first sample of the file
   */
  public record Storage(int format, int perFrame, int skew, int offset) {}

  /**
   * The physical unit of a signal: {@code physical = (stored - baseline) / gain}.
   *
   * @param gain units of the converter per physical unit
   * @param baseline the converter's value at physical zero
   * @param units the physical unit
   * @param zero the middle of the converter's range
   */
  public record Scale(double gain, int baseline, String units, int zero) {}

  /**
   * A segment.
   *
   * @param name name of its record in the same folder; ~ for a gap
   * @param samples its frames; 0 for a layout, which only names the signals
   */
  public record Segment(String name, long samples) {
    /** Whether it is a gap. */
    boolean empty() {
      return name.equals(NOTHING);
    }

    /** Its header, in the folder of the record. */
    public Path header(Path record) {
      return record.resolveSibling(name + ".hea");
    }
  }

  /** Describes the record, for instance {@code WFDB header of record 100: 2 signals at 360 Hz}. */
  public String summary() {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[Hh][Ee][Aa]$", "");
    String hertz = BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    String formats =
        signals.stream()
            .map(signal -> Integer.toString(signal.storage().format()))
            .distinct()
            .collect(Collectors.joining(", "));
    return "WFDB header of record %s: %s at %s Hz%s, %s"
        .formatted(
            name,
            Wording.count(signals.size(), "signal"),
            hertz,
            samples.isPresent() ? ", " + samples.getAsLong() + " samples each" : "",
            segments.isEmpty() ? "format " + formats : Wording.count(segments.size(), "segment"));
  }

  /** Whether the first segment only names the signals of all segments. */
  boolean variable() {
    return !segments.isEmpty() && segments.get(0).samples() == 0;
  }

  /**
   * Reads a header.
   *
   * @throws DataException if the file cannot be read, is not a header, or describes an unsupported
   *     record
   */
  public static WfdbHeader read(Path file) {
    WfdbHeader header = HeaderParser.parse(file);
    return header.segments.isEmpty() ? header : SegmentedRecord.withSignals(header);
  }
}

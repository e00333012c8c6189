package spikeloom.wfdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;

/**
 * A header file {@code .hea}: a line about the record, then a line about each signal; lines that
 * begin with # are comments.
 *
 * <pre>{@code
 * NAME SIGNALS [RATE[/...][(...)] [SAMPLES [TIME [DATE]]]]
 * FILE FORMAT[xN][:SKEW][+OFFSET] [GAIN[(BASELINE)][/UNITS] [BITS [ZERO [FIRST [SUM [BLOCK [TEXT]]]]]]]
 * }</pre>
 *
 * <p>What is not given is 250 samples a second, 200 units of the converter for a physical one, and
 * zero. Source: Moody, "WFDB applications guide", header(5).
 *
 * @param file the header file
 * @param rate samples per second
 * @param samples samples of each signal, empty where the header does not say
 * @param signals the signals
 */
public record WfdbHeader(Path file, double rate, OptionalLong samples, List<Signal> signals) {
  static final int MAX_BYTES = 1 << 20;
  static final int MAX_SIGNALS = 256;

  private static final double USUAL_RATE = 250;
  private static final double USUAL_GAIN = 200;
  private static final String NUMBER = "[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?";
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~-]{0,200}");
  private static final Pattern RATE = Pattern.compile("(" + NUMBER + ")(?:/.*|\\(.*)?");
  private static final Pattern FORMAT =
      Pattern.compile("([0-9]{1,6})(?:x([0-9]{1,6}))?(?::([0-9]{1,9}))?(?:\\+([0-9]{1,9}))?");
  private static final Pattern GAIN =
      Pattern.compile("(" + NUMBER + ")(?:\\((-?[0-9]{1,9})\\))?(?:/(.*))?");

  /** Keeps its own list. */
  public WfdbHeader {
    signals = List.copyOf(signals);
  }

  /**
   * A signal.
   *
   * @param fileName the file that holds it, beside the header
   * @param format how its samples lie there
   * @param gain units of the converter for a physical one
   * @param baseline what the converter says at physical zero
   * @param units the physical unit
   * @param first its first sample, where the header says
   * @param checksum the lower 16 bits of the sum of its samples, where the header says
   * @param description what it is, for instance the lead
   */
  public record Signal(
      String fileName,
      int format,
      double gain,
      int baseline,
      String units,
      OptionalInt first,
      OptionalInt checksum,
      String description) {}

  /**
   * Reads a header.
   *
   * @throws DataException if the file cannot be read, is no header, or describes a record of a kind
   *     that is not read
   */
  public static WfdbHeader read(Path file) {
    String text = new String(WholeFile.read(file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    String[] lines = text.split("\\R", -1);
    WfdbHeader record = null;
    int expected = 0;
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      Line line = new Line(file, i + 1, lines[i].strip().split("\\s+", 9));
      if (line.empty()) {
        continue;
      }
      if (record == null) {
        expected = line.whole(1, "number of signals", 1, MAX_SIGNALS);
        record = record(line);
      } else if (signals.size() < expected) {
        signals.add(signal(line));
      }
    }
    if (record == null || signals.size() < expected) {
      throw new DataException(
          "%s is no whole header: it has %d of %d lines about signals after %d lines; fetch or copy the file again."
              .formatted(file, signals.size(), expected, lines.length));
    }
    return new WfdbHeader(file, record.rate, record.samples, signals);
  }

  private static WfdbHeader record(Line line) {
    if (line.word(0).contains("/")) {
      throw line.wrong(
          "describes a record of several segments, which is not read: use one of them");
    }
    double rate = USUAL_RATE;
    if (line.has(2)) {
      Matcher given = RATE.matcher(line.word(2));
      rate = given.matches() ? Double.parseDouble(given.group(1)) : Double.NaN;
      if (!(rate > 0 && rate <= 1e6)) {
        throw line.wrong("has the sampling rate '" + line.word(2) + "', which is no rate");
      }
    }
    OptionalLong samples =
        line.has(3)
            ? OptionalLong.of(line.whole(3, "number of samples", 0, Integer.MAX_VALUE))
            : OptionalLong.empty();
    boolean said = samples.isPresent() && samples.getAsLong() > 0;
    return new WfdbHeader(line.file, rate, said ? samples : OptionalLong.empty(), List.of());
  }

  private static Signal signal(Line line) {
    Matcher format = FORMAT.matcher(line.has(1) ? line.word(1) : "");
    if (!format.matches()) {
      throw line.wrong("has no format of samples as its second word");
    }
    if (WfdbFormat.of(Integer.parseInt(format.group(1))).isEmpty()) {
      throw line.wrong("has format " + format.group(1) + ", but 16, 61, 80 and 212 are read");
    }
    if (notOne(format.group(2), 1) || notOne(format.group(3), 0) || notOne(format.group(4), 0)) {
      throw line.wrong(
          "has several samples a frame, a skew or a prolog ('"
              + line.word(1)
              + "'), which are not read");
    }
    Matcher gain = GAIN.matcher(line.has(2) ? line.word(2) : "0");
    double perUnit = gain.matches() ? Double.parseDouble(gain.group(1)) : Double.NaN;
    if (!Double.isFinite(perUnit)) {
      throw line.wrong("has the gain '" + line.word(2) + "', which is no number");
    }
    OptionalInt zero = line.optional(4, "converter's zero");
    boolean ownBaseline = gain.group(2) != null;
    String fileName = line.word(0);
    if (!FILE_NAME.matcher(fileName).matches()) {
      throw line.wrong("names '" + fileName + "', which is no file beside it");
    }
    return new Signal(
        fileName,
        Integer.parseInt(format.group(1)),
        perUnit == 0 ? USUAL_GAIN : perUnit,
        ownBaseline ? Integer.parseInt(gain.group(2)) : zero.orElse(0),
        gain.group(3) == null ? "mV" : gain.group(3),
        line.optional(5, "first sample"),
        line.optional(6, "checksum"),
        line.has(8) ? line.word(8) : "");
  }

  private static boolean notOne(@Nullable String text, int usual) {
    return text != null && Integer.parseInt(text) != usual;
  }

  /** A line as words. */
  private record Line(Path file, int number, List<String> words) {
    Line(Path file, int number, String[] words) {
      this(file, number, List.of(words));
    }

    boolean empty() {
      return words.get(0).isEmpty() || words.get(0).startsWith("#");
    }

    boolean has(int index) {
      return words.size() > index;
    }

    String word(int index) {
      return words.get(index).replaceAll("\\p{Cntrl}", "?");
    }

    int whole(int index, String what, int least, int most) {
      try {
        int value = has(index) ? Integer.parseInt(words.get(index)) : least - 1;
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw wrong("has the " + what + " '" + word(index) + "', which is no whole number");
      }
      throw wrong("does not give a " + what + " of " + least + " to " + most);
    }

    OptionalInt optional(int index, String what) {
      return has(index)
          ? OptionalInt.of(whole(index, what, Integer.MIN_VALUE + 1, Integer.MAX_VALUE))
          : OptionalInt.empty();
    }

    DataException wrong(String what) {
      return new DataException(
          "%s, line %d, %s; check that it is a WFDB header or convert the record."
              .formatted(file, number, what));
    }
  }
}

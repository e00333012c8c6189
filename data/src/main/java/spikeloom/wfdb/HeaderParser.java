package spikeloom.wfdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;
import spikeloom.wfdb.WfdbHeader.Scale;
import spikeloom.wfdb.WfdbHeader.Segment;
import spikeloom.wfdb.WfdbHeader.Signal;
import spikeloom.wfdb.WfdbHeader.Storage;

/** Reads the lines of a {@link WfdbHeader}. */
final class HeaderParser {
  static final int MAX_BYTES = 1 << 20;
  static final int MAX_SIGNALS = 256;
  static final int MAX_SEGMENTS = 1 << 16;

  /** Formats 8, 16 and 24 within a FLAC stream. */
  private static final Set<Integer> FLAC = Set.of(508, 516, 524);

  private static final double DEFAULT_RATE = 250;
  private static final double DEFAULT_GAIN = 200;
  private static final int MAX_PER_FRAME = 1 << 16;
  private static final String NUMBER = "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?";
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~-]{0,200}");
  private static final Pattern RATE = Pattern.compile("(" + NUMBER + ")(?:/.*|\\(.*)?");
  private static final Pattern FORMAT =
      Pattern.compile("([0-9]{1,6})(?:x([0-9]{1,6}))?(?::([0-9]{1,9}))?(?:\\+([0-9]{1,9}))?");
  private static final Pattern GAIN =
      Pattern.compile("(" + NUMBER + ")(?:\\((-?[0-9]{1,9})\\))?(?:/(.*))?");
  private static final Pattern SEGMENTS = Pattern.compile("[^/]+/([0-9]{1,9})");

  private HeaderParser() {}

  /**
   * Reads the header; a header of segments has no signals yet.
   *
   * @throws DataException if the file cannot be read or is not a header
   */
  static WfdbHeader parse(Path file) {
    String text = new String(WholeFile.read(file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    String[] texts = text.split("\\R", -1);
    List<HeaderLine> lines = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      HeaderLine line = HeaderLine.of(file, i + 1, texts[i]);
      if (!line.empty()) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      throw new DataException(file + " is not a WFDB header: it has no lines; check the file.");
    }
    HeaderLine record = lines.get(0);
    int signals = record.whole(1, "number of signals", 1, MAX_SIGNALS);
    Optional<Integer> segments = segments(record);
    int expected = segments.orElse(signals);
    if (lines.size() - 1 < expected) {
      throw new DataException(
          "%s is incomplete: it has %d of %d lines about %s after line %d; download or copy the file again."
              .formatted(
                  file,
                  lines.size() - 1,
                  expected,
                  segments.isPresent() ? "segments" : "signals",
                  texts.length));
    }
    List<HeaderLine> rest = lines.subList(1, expected + 1);
    return new WfdbHeader(
        file,
        rate(record),
        samples(record),
        segments.isPresent() ? List.of() : rest.stream().map(HeaderParser::signal).toList(),
        segments.isPresent() ? rest.stream().map(HeaderParser::segment).toList() : List.of());
  }

  private static Optional<Integer> segments(HeaderLine record) {
    if (!record.word(0).contains("/")) {
      return Optional.empty();
    }
    Matcher segments = SEGMENTS.matcher(record.word(0));
    int count = segments.matches() ? Integer.parseInt(segments.group(1)) : 0;
    if (count < 1 || count > MAX_SEGMENTS) {
      throw record.wrong(
          "has the name and number of segments '%s', but only 1 to %,d segments are supported"
              .formatted(record.word(0), MAX_SEGMENTS));
    }
    return Optional.of(count);
  }

  private static double rate(HeaderLine record) {
    if (!record.has(2)) {
      return DEFAULT_RATE;
    }
    Matcher given = RATE.matcher(record.word(2));
    double rate = given.matches() ? Double.parseDouble(given.group(1)) : Double.NaN;
    if (!(rate > 0 && rate <= 1e6)) {
      throw record.wrong("has the sampling rate '" + record.word(2) + "', which is not a rate");
    }
    return rate;
  }

  private static OptionalLong samples(HeaderLine record) {
    int samples = record.has(3) ? record.whole(3, "number of samples", 0, Integer.MAX_VALUE) : 0;
    return samples > 0 ? OptionalLong.of(samples) : OptionalLong.empty();
  }

  private static Segment segment(HeaderLine line) {
    String name = line.word(0);
    if (!name.equals(WfdbHeader.NOTHING) && !FILE_NAME.matcher(name).matches()) {
      throw line.wrong("names '" + name + "', which is not a record in the same folder");
    }
    return new Segment(name, line.whole(1, "number of samples", 0, Integer.MAX_VALUE));
  }

  private static Signal signal(HeaderLine line) {
    Storage storage = storage(line);
    String fileName = line.word(0);
    boolean stored = storage.format() != 0;
    if (stored && !FILE_NAME.matcher(fileName).matches()) {
      throw line.wrong("names '" + fileName + "', which is not a file in the same folder");
    }
    return new Signal(
        fileName,
        storage,
        scale(line),
        line.optional(5, "first sample"),
        line.optional(6, "checksum"),
        line.has(8) ? line.word(8) : "");
  }

  private static Storage storage(HeaderLine line) {
    Matcher format = FORMAT.matcher(line.has(1) ? line.word(1) : "");
    if (!format.matches()) {
      throw line.wrong("has no format of samples as its second word");
    }
    int number = Integer.parseInt(format.group(1));
    if (FLAC.contains(number)) {
      throw line.wrong(
          "has format %d, which is compressed with FLAC and is not supported; supported are %s"
              .formatted(number, WfdbFormat.numbers()));
    }
    if (number != 0 && WfdbFormat.of(number).isEmpty()) {
      throw line.wrong("has format " + number + ", but " + WfdbFormat.numbers() + " are supported");
    }
    int perFrame = number(format.group(2), 1);
    if (perFrame < 1 || perFrame > MAX_PER_FRAME) {
      throw line.wrong(
          "has %,d samples per frame, but only 1 to %,d are supported"
              .formatted(perFrame, MAX_PER_FRAME));
    }
    return new Storage(number, perFrame, number(format.group(3), 0), number(format.group(4), 0));
  }

  private static Scale scale(HeaderLine line) {
    Matcher gain = GAIN.matcher(line.has(2) ? line.word(2) : "0");
    double perUnit = gain.matches() ? Double.parseDouble(gain.group(1)) : Double.NaN;
    if (!Double.isFinite(perUnit)) {
      throw line.wrong("has the gain '" + line.word(2) + "', which is not a number");
    }
    int zero = line.optional(4, "converter's zero").orElse(0);
    return new Scale(
        perUnit == 0 ? DEFAULT_GAIN : perUnit,
        number(gain.group(2), zero),
        gain.group(3) == null ? "mV" : gain.group(3),
        zero);
  }

  private static int number(@Nullable String text, int otherwise) {
    return text == null ? otherwise : Integer.parseInt(text);
  }
}

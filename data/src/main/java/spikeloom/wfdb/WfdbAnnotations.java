package spikeloom.wfdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;

/**
 * Reads annotation files ({@code .atr}, {@code .qrs}) in the MIT format: words of 16 bits,
 * little-endian, whose upper 6 bits are a code and lower 10 a number,
 *
 * <pre>{@code
 * code 1..49  an annotation, number ticks after the one before
 * 59          the next 4 bytes are ticks to skip, the upper 16 bits first
 * 60          the number of this and the following annotations
 * 61          the subtype of this annotation
 * 62          the channel of this and the following annotations
 * 63          text of that many bytes follows, padded to an even number
 * 0, 0        the end
 * }</pre>
 *
 * <p>A tick is a frame of the record, unless the file begins with a note (code 22) at tick 0 whose
 * text is {@code ## time resolution: R}: then there are R ticks per second. Source: Moody, "WFDB
 * applications guide", annot(5); "WFDB programmer's guide", on time resolution; the codes: {@code
 * ecgcodes.h} of the WFDB library.
 */
public final class WfdbAnnotations {
  /** The maximum file size: 64 MiB, some twenty million annotations. */
  static final int MAX_BYTES = 1 << 26;

  private static final int MARK_BYTES = 64; // of an annotation in memory
  private static final int NOTE = 22;
  private static final int SKIP = 59;
  private static final int NUMBER = 60;
  private static final int SUBTYPE = 61;
  private static final int CHANNEL = 62;
  private static final int TEXT = 63;
  private static final int LAST_CODE = 49;
  private static final Pattern RESOLUTION =
      Pattern.compile("## time resolution: *([0-9]{1,9}(?:\\.[0-9]{0,9})?)\\s*");

  /** Symbols of the codes 0 .. 41, a space where a code has none. */
  private static final String SYMBOLS = " NLRaVFJASEj/Q~ | sT*D\"=pB^t+u?![]en@xf()r";

  /** The symbols that mark a beat, the others mark rhythm, waves, quality. */
  private static final String BEATS = "NLRaVFJASEj/QB?nefr";

  private final Path file;
  private final byte[] bytes;
  private final List<Mark> marks = new ArrayList<>();
  private int number;
  private int channel;

  /**
   * An annotation.
   *
   * @param sample frame of the record
   * @param symbol as in PhysioNet's tables, for instance N for a normal beat
   * @param detail further details
   */
  public record Mark(long sample, char symbol, Detail detail) {
    /** Creates an annotation without details. */
    public Mark(long sample, char symbol) {
      this(sample, symbol, Detail.NONE);
    }

    /** Whether it marks a beat. */
    public boolean beat() {
      return BEATS.indexOf(symbol) >= 0;
    }
  }

  /**
   * The details of an annotation.
   *
   * @param subtype a number that depends on the code
   * @param channel its signal
   * @param number a number of the annotator
   * @param text for instance the rhythm
   */
  public record Detail(int subtype, int channel, int number, String text) {
    static final Detail NONE = new Detail(0, 0, 0, "");
  }

  private WfdbAnnotations(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Reads all annotations.
   *
   * @param rate frames per second of the record, which times are given in
   * @throws DataException if the file cannot be read, has no end, has an unknown code, or goes back
   *     in time
   */
  public static List<Mark> read(Path file, double rate) {
    byte[] bytes = WholeFile.read(file, MAX_BYTES);
    Capacity.require(file, bytes.length / 2L * MARK_BYTES);
    WfdbAnnotations read = new WfdbAnnotations(file, bytes);
    read.decode();
    return read.atRate(rate);
  }

  private void decode() {
    long tick = 0;
    int at = 0;
    while (at + 2 <= bytes.length) {
      int code = (bytes[at + 1] & 0xff) >> 2;
      int value = (bytes[at + 1] & 3) << 8 | (bytes[at] & 0xff);
      if (code == 0 && value == 0) {
        return;
      }
      int next = at + 2;
      if (code == SKIP) {
        if (at + 6 > bytes.length) {
          break;
        }
        tick += (long) word(at + 2) << 16 | (word(at + 4) & 0xffff);
        next = at + 6;
      } else if (code <= LAST_CODE) {
        tick += value;
        add(at, tick, code);
      } else if (code < SKIP) {
        throw new DataException(
            "%s has the unknown code %d at byte %,d; check that it holds annotations in the MIT format."
                .formatted(file, code, at));
      } else {
        next += code == TEXT ? value + (value & 1) : 0;
        if (next > bytes.length) {
          break;
        }
        detail(code, value, at + 2);
      }
      at = next;
    }
    throw new DataException(
        "%s is truncated: it ends at byte %,d without an end mark; download or copy the file again."
            .formatted(file, bytes.length));
  }

  private void add(int at, long tick, int code) {
    boolean backwards = !marks.isEmpty() && tick < marks.get(marks.size() - 1).sample();
    if (tick < 0 || backwards) {
      throw new DataException(
          "%s goes back in time at byte %,d, to sample %,d; download or copy the file again."
              .formatted(file, at, tick));
    }
    char symbol = code < SYMBOLS.length() ? SYMBOLS.charAt(code) : ' ';
    marks.add(new Mark(tick, symbol, new Detail(0, channel, number, "")));
  }

  /** Details follow their annotation. */
  private void detail(int code, int value, int at) {
    if (code == NUMBER) {
      number = value;
    } else if (code == CHANNEL) {
      channel = value;
    }
    if (marks.isEmpty()) {
      return;
    }
    Mark last = marks.get(marks.size() - 1);
    Detail before = last.detail();
    marks.set(
        marks.size() - 1,
        new Mark(
            last.sample(),
            last.symbol(),
            new Detail(
                code == SUBTYPE ? signed(value) : before.subtype(),
                channel,
                number,
                code == TEXT
                    ? new String(bytes, at, value, StandardCharsets.ISO_8859_1)
                    : before.text())));
  }

  /** Subtypes are signed bytes. */
  private static int signed(int value) {
    return (byte) value;
  }

  private List<Mark> atRate(double rate) {
    if (marks.isEmpty()) {
      return marks;
    }
    Mark first = marks.get(0);
    Matcher note = RESOLUTION.matcher(first.detail().text());
    boolean clock = first.sample() == 0 && first.symbol() == SYMBOLS.charAt(NOTE) && note.matches();
    double ticks = clock ? Double.parseDouble(note.group(1)) : 0;
    if (!(ticks > 0)) {
      return marks;
    }
    return marks.stream()
        .skip(1)
        .map(m -> new Mark(Math.round(m.sample() * rate / ticks), m.symbol(), m.detail()))
        .toList();
  }

  private int word(int at) {
    return bytes[at + 1] << 8 | (bytes[at] & 0xff);
  }
}

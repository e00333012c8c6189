package spikeloom.wfdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;

/**
 * Reads annotation files ({@code .atr}) in the MIT format: words of 16 bits, little-endian, whose
 * upper 6 bits are a code and lower 10 a number,
 *
 * <pre>{@code
 * code 1..49  an annotation, number samples after the one before
 * 59          the next 4 bytes are samples to pass over, the upper 16 bits first
 * 60, 61, 62  number, subtype and channel of annotations, passed over
 * 63          text of that many bytes follows, padded to an even number, passed over
 * 0, 0        the end
 * }</pre>
 *
 * <p>Source: Moody, "WFDB applications guide", annot(5); the codes: {@code ecgcodes.h} of the WFDB
 * library.
 */
public final class WfdbAnnotations {
  /** The largest file that is read: 64 MiB, some twenty million annotations. */
  static final int MAX_BYTES = 1 << 26;

  private static final int SKIP = 59;
  private static final int CHANNEL = 62;
  private static final int TEXT = 63;
  private static final int LAST_CODE = 49;

  /** Symbols of the codes 0 .. 41, a space where a code has none. */
  private static final String SYMBOLS = " NLRaVFJASEj/Q~ | sT*D\"=pB^t+u?![]en@xf()r";

  /** The symbols that mark a beat, the others mark rhythm, waves, quality. */
  private static final String BEATS = "NLRaVFJASEj/QB?nefr";

  private WfdbAnnotations() {}

  /**
   * What was marked.
   *
   * @param sample index of the sample
   * @param symbol as in PhysioNet's tables, for instance N for a normal beat
   */
  public record Mark(long sample, char symbol) {
    /** Whether it marks a beat. */
    public boolean beat() {
      return BEATS.indexOf(symbol) >= 0;
    }
  }

  /**
   * Reads all annotations.
   *
   * @throws DataException if the file cannot be read, has no end, has an unknown code, or goes back
   *     in time
   */
  public static List<Mark> read(Path file) {
    byte[] bytes = WholeFile.read(file, MAX_BYTES);
    List<Mark> marks = new ArrayList<>();
    long sample = 0;
    int at = 0;
    while (at + 2 <= bytes.length) {
      int code = (bytes[at + 1] & 0xff) >> 2;
      int number = (bytes[at + 1] & 3) << 8 | (bytes[at] & 0xff);
      if (code == 0 && number == 0) {
        return marks;
      }
      int next = at + 2;
      if (code == SKIP) {
        if (at + 6 > bytes.length) {
          break;
        }
        sample += word(bytes, at + 2) << 16 | (word(bytes, at + 4) & 0xffff);
        next = at + 6;
      } else if (code == TEXT) {
        next += number + (number & 1);
      } else if (code <= LAST_CODE) {
        sample += number;
        if (sample < 0 || (!marks.isEmpty() && sample < marks.get(marks.size() - 1).sample())) {
          throw new DataException(
              "%s goes back in time at byte %,d, to sample %,d; fetch or copy the file again."
                  .formatted(file, at, sample));
        }
        marks.add(new Mark(sample, code < SYMBOLS.length() ? SYMBOLS.charAt(code) : ' '));
      } else if (code < SKIP || code > CHANNEL) {
        throw new DataException(
            "%s has the unknown code %d at byte %,d; check that it holds annotations in the MIT format."
                .formatted(file, code, at));
      }
      at = next;
    }
    throw new DataException(
        "%s is truncated: it ends at byte %,d without the mark of its end; fetch or copy the file again."
            .formatted(file, bytes.length));
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at + 1] << 8 | (bytes[at] & 0xff);
  }
}

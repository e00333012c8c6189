package spikeloom.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;

/**
 * The header of a WAV file. All numbers are little-endian:
 *
 * <pre>{@code
 * byte 0    "RIFF", 4 bytes size of what follows, "WAVE"; "RF64" or "BW64" for long files
 * then      chunks: 4 letters name, 4 bytes size, content, a byte of padding after an odd size
 * "ds64"    of long files: 8 bytes size of the file, 8 bytes size of the samples
 * "fmt "    2 bytes kind (1 PCM, 3 floating point, 6 A-law, 7 mu-law, 0xfffe: the kind is at byte
 *           24), 2 channels, 4 rate, 4 bytes a second, 2 bytes a frame, 2 bits a sample
 * "data"    the samples
 * }</pre>
 *
 * <p>Other chunks are skipped. Sources: IBM, Microsoft, "Multimedia programming interface and data
 * specifications 1.0", 1991; Microsoft, "Multiple channel audio data and WAVE files", 2007; EBU
 * Tech 3306 and ITU-R BS.2088, long files.
 *
 * @param kind format of the samples
 * @param channels number of channels
 * @param rate frames per second
 * @param bytesPerSecond as in the header; for compressed sound the only measure of time
 * @param frame bytes of a frame
 * @param bits bits of a sample
 * @param at start of the samples
 * @param announced bytes of samples according to the header
 * @param there bytes of samples in the file, at most as announced
 */
public record WavHeader(
    int kind,
    int channels,
    long rate,
    long bytesPerSecond,
    int frame,
    int bits,
    long at,
    long announced,
    long there) {
  /** PCM. */
  public static final int PCM = 1;

  /** Floating point. */
  public static final int FLOATING_POINT = 3;

  /** A-law, used in European telephony. */
  public static final int A_LAW = 6;

  /** Mu-law, used in American and Japanese telephony. */
  public static final int MU_LAW = 7;

  private static final int EXTENSIBLE = 0xfffe;
  private static final long UNKNOWN = 0xffff_ffffL;

  /** Programs that write to a pipe announce the maximum length. */
  private static final long PLACEHOLDER = 0x7fff_0000L;

  private static final int FORMAT_BYTES = 40;

  /** Whether a file that begins with these bytes is a WAV file. */
  public static boolean begins(byte[] head) {
    String text =
        new String(head, 0, Math.min(head.length, 12), StandardCharsets.ISO_8859_1)
            + "-".repeat(12);
    return text.matches("(?s)(RIFF|RF64|BW64)....WAVE.*");
  }

  /**
   * Reads the header of a plain or gzip file.
   *
   * @throws DataException if it cannot be read, is not a WAV file, or ends before its samples
   */
  public static WavHeader of(Path file) {
    try (Unpacked in = new Unpacked(file)) {
      return read(file, in);
    }
  }

  /**
   * Reads the header and leaves {@code in} at the samples, unless the file is packed: the number of
   * samples is then known only at its end.
   */
  public static WavHeader read(Path file, Unpacked in) {
    return new WavReader(file, in).read();
  }

  /** Returns the header with the format of an extensible header. */
  static WavHeader of(ByteBuffer format, int size, long at, long announced, long there) {
    format.order(ByteOrder.LITTLE_ENDIAN);
    int kind = Short.toUnsignedInt(format.getShort(0));
    if (kind == EXTENSIBLE && size >= FORMAT_BYTES) {
      kind = Short.toUnsignedInt(format.getShort(24));
    }
    return new WavHeader(
        kind,
        Short.toUnsignedInt(format.getShort(2)),
        Integer.toUnsignedLong(format.getInt(4)),
        Integer.toUnsignedLong(format.getInt(8)),
        Short.toUnsignedInt(format.getShort(12)),
        Short.toUnsignedInt(format.getShort(14)),
        at,
        announced,
        there);
  }

  /** Whether the header leaves the length open, as when written to a pipe. */
  public boolean streamed() {
    return announced == UNKNOWN || (announced > there && announced >= PLACEHOLDER);
  }

  /** Length in seconds of this many bytes of samples. */
  private double seconds(long bytes) {
    return switch (kind) {
      case PCM, FLOATING_POINT, A_LAW, MU_LAW -> {
        long frames = bytes / Math.max(1, frame);
        yield (double) frames / Math.max(1, rate);
      }
      default -> (double) bytes / Math.max(1, bytesPerSecond);
    };
  }

  /** The name of the sample format. */
  public String kindName() {
    return switch (kind) {
      case PCM -> "PCM";
      case 2, 0x11 -> "ADPCM";
      case FLOATING_POINT -> "float";
      case A_LAW -> "A-law";
      case MU_LAW -> "mu-law";
      case 0x50, 0x55 -> "MPEG";
      default -> "kind " + kind;
    };
  }

  /** Describes rate, samples, channels and length. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "WAV sound, %,d Hz, %d bit%s, %s, %.3f s%s",
        rate,
        bits,
        kind == PCM ? "" : " " + kindName(),
        channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels",
        seconds(there),
        difference().map(words -> "; " + words).orElse(""));
  }

  /** Describes the difference of header and content, if any: a clause. */
  public Optional<String> difference() {
    int over = (int) (there % Math.max(1, frame));
    if (streamed()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "its header gives no length, as in a stream: %,d bytes of samples are present",
              there));
    }
    if (announced > there) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it is truncated: its header gives %,d bytes of samples (%.3f s), only %,d are present (%.3f s)",
              announced,
              seconds(announced),
              there,
              seconds(there)));
    }
    return over == 0 || (kind != PCM && kind != FLOATING_POINT)
        ? Optional.empty()
        : Optional.of(
            "it ends within a frame of %d bytes: %d bytes are left over".formatted(frame, over));
  }
}

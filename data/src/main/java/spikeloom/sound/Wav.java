package spikeloom.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;

/**
 * Reads WAV recordings; several channels are mixed down to their mean. All numbers are
 * little-endian:
 *
 * <pre>{@code
 * byte 0    "RIFF", 4 bytes size of what follows, "WAVE"
 * then      chunks: 4 letters name, 4 bytes size, content, a byte of padding after an odd size
 * "fmt "    2 bytes kind (1 PCM, 3 floating point, 0xfffe: the kind is at byte 24), 2 channels,
 *           4 rate, 4 bytes a second, 2 bytes a frame, 2 bits a sample
 * "data"    frames of one sample a channel: 8 bits unsigned, 16 and 24 signed, 32 floating point
 * }</pre>
 *
 * <p>Other chunks are passed over. Source: IBM, Microsoft, "Multimedia programming interface and
 * data specifications 1.0", 1991; Microsoft, "Multiple channel audio data and WAVE files", 2007.
 */
public final class Wav {
  /** The longest recording that is read: 256 MiB, 46 minutes of stereo at 48 kHz and 16 bits. */
  public static final int MAX_BYTES = 1 << 28;

  static final int MIN_RATE = 8_000;
  static final int MAX_RATE = 48_000;
  static final int MAX_CHANNELS = 64;

  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int PCM = 1;
  private static final int FLOATING_POINT = 3;
  private static final int EXTENSIBLE = 0xfffe;

  private Wav() {}

  /**
   * Reads a whole recording.
   *
   * @throws DataException if the file cannot be read, is no such recording, is cut off, or holds
   *     another kind of samples, rate or number than these
   */
  public static Sound read(Path file) {
    byte[] bytes = WholeFile.read(file, MAX_BYTES);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || !name(in, 0).equals("RIFF") || !name(in, 8).equals("WAVE")) {
      throw new DataException(
          file + " is not a WAV file: it does not begin with RIFF and WAVE; check that it is one.");
    }
    WavFormat format = null;
    int at = HEADER;
    while (at + CHUNK_HEADER <= bytes.length) {
      String name = name(in, at);
      long size = Integer.toUnsignedLong(in.getInt(at + 4));
      int from = at + CHUNK_HEADER;
      if (size > bytes.length - from) {
        throw new DataException(
            "%s is truncated: its part '%s' at byte %,d announces %,d bytes, but the file ends after %,d; fetch or copy the file again."
                .formatted(file, name, at, size, bytes.length - from));
      }
      if (name.equals("fmt ")) {
        format = format(file, in, from, (int) size);
      } else if (name.equals("data")) {
        if (format == null) {
          throw new DataException(
              file + " has its samples at byte " + at + " before their format; convert it.");
        }
        return new Sound(format.rate(), samples(file, in.slice(from, (int) size), format, from));
      }
      at = (int) Math.min(bytes.length, from + size + (size & 1));
    }
    throw new DataException(
        "%s is truncated: it ends at byte %,d before its samples; fetch or copy the file again."
            .formatted(file, bytes.length));
  }

  /** What a frame is. */
  private record WavFormat(int kind, int channels, int rate, int bytes) {
    int frame() {
      return channels * bytes;
    }
  }

  // Names of parts are letters; whatever else is there is shown, but never as a line break.
  private static String name(ByteBuffer in, int at) {
    byte[] letters = new byte[4];
    in.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "?");
  }

  private static WavFormat format(Path file, ByteBuffer in, int at, int size) {
    if (size < 16) {
      throw new DataException(
          "%s is damaged: its format at byte %,d has %d bytes instead of 16 or more; fetch or copy the file again."
              .formatted(file, at, size));
    }
    int kind = Short.toUnsignedInt(in.getShort(at));
    if (kind == EXTENSIBLE && size >= 26) {
      kind = Short.toUnsignedInt(in.getShort(at + 24));
    }
    int channels = Short.toUnsignedInt(in.getShort(at + 2));
    int rate = in.getInt(at + 4);
    int frame = Short.toUnsignedInt(in.getShort(at + 12));
    int bits = Short.toUnsignedInt(in.getShort(at + 14));
    boolean known =
        kind == PCM ? bits == 8 || bits == 16 || bits == 24 : kind == FLOATING_POINT && bits == 32;
    if (!known) {
      throw new DataException(
          "%s has samples of kind %d with %d bits (byte %,d), but only PCM of 8, 16 and 24 bits and floating point of 32 are read; convert it."
              .formatted(file, kind, bits, at));
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new DataException(
          "%s has %d channels (byte %,d), but 1 to %d are read; convert it."
              .formatted(file, channels, at + 2, MAX_CHANNELS));
    }
    if (rate < MIN_RATE || rate > MAX_RATE) {
      throw new DataException(
          "%s has %,d samples a second (byte %,d), but %,d to %,d are read; resample it."
              .formatted(file, Integer.toUnsignedLong(rate), at + 4, MIN_RATE, MAX_RATE));
    }
    if (frame != channels * bits / 8) {
      throw new DataException(
          "%s is damaged: frames of %d bytes (byte %,d) do not hold %d channels of %d bits; fetch or copy the file again."
              .formatted(file, frame, at + 12, channels, bits));
    }
    return new WavFormat(kind, channels, rate, bits / 8);
  }

  private static float[] samples(Path file, ByteBuffer data, WavFormat format, int from) {
    data.order(ByteOrder.LITTLE_ENDIAN);
    int over = data.capacity() % format.frame();
    if (over != 0) {
      throw new DataException(
          "%s ends within a frame of %d bytes: its samples take %,d bytes from byte %,d; fetch or copy the file again."
              .formatted(file, format.frame(), data.capacity(), from));
    }
    Capacity.require(file, (long) Float.BYTES * (data.capacity() / format.frame()));
    float[] mixed = new float[data.capacity() / format.frame()];
    if (mixed.length == 0) {
      throw new DataException(
          "%s holds no samples at byte %,d; use a recording with at least one."
              .formatted(file, from));
    }
    for (int i = 0; i < mixed.length; i++) {
      double sum = 0;
      for (int c = 0; c < format.channels(); c++) {
        sum += sample(data, i * format.frame() + c * format.bytes(), format.bytes());
      }
      mixed[i] = (float) (sum / format.channels());
      if (!Float.isFinite(mixed[i])) {
        throw new DataException(
            "%s has a sample that is no number at byte %,d; convert it."
                .formatted(file, from + (long) i * format.frame()));
      }
    }
    return mixed;
  }

  private static double sample(ByteBuffer data, int at, int bytes) {
    return switch (bytes) {
      case 1 -> ((data.get(at) & 0xff) - 128) / 128.0;
      case 2 -> data.getShort(at) / 32_768.0;
      case 3 -> (data.getShort(at + 1) << 8 | (data.get(at) & 0xff)) / 8_388_608.0;
      default -> data.getFloat(at);
    };
  }
}

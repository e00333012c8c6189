package spikeloom.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;
import spikeloom.file.Unpacked;

/**
 * Reads WAV recordings; several channels are mixed down to their mean. For the header see {@link
 * WavHeader}; all available samples are read.
 */
public final class Wav {
  /** The maximum bytes of samples: 256 MiB, 46 minutes of stereo at 48 kHz, 16 bits. */
  public static final int MAX_BYTES = 1 << 28;

  static final int MIN_RATE = 1;
  static final int MAX_RATE = 384_000;
  static final int MAX_CHANNELS = 64;

  private Wav() {}

  /**
   * A recording as it was read.
   *
   * @param sound its samples
   * @param warning the defect of a file that was read anyway, a sentence
   */
  public record Recording(Sound sound, Optional<String> warning) {}

  /**
   * Reads a whole recording.
   *
   * @throws DataException if the file cannot be read, is not such a recording, is truncated, or has
   *     unsupported samples
   */
  public static Sound read(Path file) {
    return read(file, Tolerance.STRICT).sound();
  }

  /**
   * Reads a recording; if lenient, also a truncated one.
   *
   * @throws DataException if the file cannot be read, is not such a recording, or has unsupported
   *     samples
   */
  public static Recording read(Path file, Tolerance tolerance) {
    WavHeader header = WavHeader.of(file);
    SampleFormat format = format(file, header);
    Optional<String> difference = header.difference();
    if (difference.isPresent() && !header.streamed() && tolerance == Tolerance.STRICT) {
      throw new DataException(
          "%s has samples that do not fit its header (byte %,d): %s; download or copy the file again, or read it with --lenient."
              .formatted(file, header.at(), difference.get()));
    }
    if (header.there() > MAX_BYTES) {
      throw new DataException(
          "%s has %,d bytes of samples, more than the maximum of %,d; split it into parts."
              .formatted(file, header.there(), MAX_BYTES));
    }
    int frames = (int) (header.there() / header.frame());
    if (frames == 0) {
      throw new DataException(
          "%s holds no samples at byte %,d; use a recording with at least one."
              .formatted(file, header.at()));
    }
    Capacity.require(file, 2 * header.there() + (long) Float.BYTES * frames);
    byte[] bytes = samples(file, header, frames * header.frame());
    float[] mixed = mixed(file, header, format, bytes);
    return new Recording(
        new Sound((int) header.rate(), mixed), difference.map(words -> file + ": " + words + "."));
  }

  private static byte[] samples(Path file, WavHeader header, int size) {
    try (Unpacked in = new Unpacked(file)) {
      byte[] buffer = new byte[1 << 13];
      for (long left = header.at(); left > 0; ) {
        int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (n <= 0) {
          break;
        }
        left -= n;
      }
      byte[] bytes = in.read(size);
      if (bytes.length < size) {
        throw new DataException(
            "%s was shortened while it was read, at byte %,d; try again."
                .formatted(file, in.position()));
      }
      return bytes;
    }
  }

  private static SampleFormat format(Path file, WavHeader header) {
    SampleFormat format =
        SampleFormat.of(header)
            .orElseThrow(
                () ->
                    new DataException(
                        "%s has samples of type %d (%s) with %d bits (header before byte %,d), but only PCM of up to 32 bits, floating point of 32 and 64 bits, mu-law and A-law are supported; convert it."
                            .formatted(
                                file,
                                header.kind(),
                                header.kindName(),
                                header.bits(),
                                header.at())));
    if (header.channels() < 1 || header.channels() > MAX_CHANNELS) {
      throw new DataException(
          "%s has %d channels (header before byte %,d), but only 1 to %d are supported; convert it."
              .formatted(file, header.channels(), header.at(), MAX_CHANNELS));
    }
    if (header.rate() < MIN_RATE || header.rate() > MAX_RATE) {
      throw new DataException(
          "%s has %,d samples per second (header before byte %,d), but only %,d to %,d are supported; resample it."
              .formatted(file, header.rate(), header.at(), MIN_RATE, MAX_RATE));
    }
    if (header.frame() != header.channels() * format.bytes()) {
      throw new DataException(
          "%s is damaged: frames of %d bytes (header before byte %,d) do not hold %d channels of %d bits; download or copy the file again."
              .formatted(file, header.frame(), header.at(), header.channels(), header.bits()));
    }
    return format;
  }

  private static float[] mixed(Path file, WavHeader header, SampleFormat format, byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] mixed = new float[bytes.length / header.frame()];
    for (int i = 0; i < mixed.length; i++) {
      double sum = 0;
      for (int c = 0; c < header.channels(); c++) {
        sum += format.sample(data, i * header.frame() + c * format.bytes());
      }
      mixed[i] = (float) (sum / header.channels());
      if (!Float.isFinite(mixed[i])) {
        throw new DataException(
            "%s has a sample that is not a number at byte %,d; convert it."
                .formatted(file, header.at() + (long) i * header.frame()));
      }
    }
    return mixed;
  }
}

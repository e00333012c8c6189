package spikeloom.compression;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import spikeloom.file.DataException;

/**
 * The first 64 bytes of an {@code .spk} file, numbers with the most significant byte first:
 *
 * <pre>{@code
 * byte  0   89 53 50 4B
 *       4   int    version, 1
 *       8   32     SHA-256 of the model
 *      40   int    samples
 *      44   int    steps
 *      48   int    latent neurons
 *      52   long   bytes after the header
 *      60   int    CRC-32 of these bytes, then of bytes 0 to 59
 * }</pre>
 *
 * @param model SHA-256 of the model, 64 hexadecimal digits
 * @param samples number of samples
 * @param steps steps of a sample
 * @param latents latent neurons
 * @param payload number of bytes after the header
 */
public record SpkHeader(String model, int samples, int steps, int latents, long payload) {
  /** Length of a header. */
  public static final int BYTES = 64;

  /** The version that is written. */
  public static final int VERSION = 1;

  private static final int MAGIC = 0x8953504B;
  private static final int HASH_BYTES = 32;
  private static final int MOST_CELLS = 1 << 24; // of a sample

  /**
   * The header as bytes.
   *
   * @param checksum of the bytes after the header; receives the header too
   */
  byte[] bytes(CRC32 checksum) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putInt(MAGIC).putInt(VERSION);
    bytes.put(HexFormat.of().parseHex(model));
    bytes.putInt(samples).putInt(steps).putInt(latents).putLong(payload);
    checksum.update(bytes.array(), 0, bytes.position());
    return bytes.putInt((int) checksum.getValue()).array();
  }

  /**
   * Reads a header.
   *
   * @param file name of the file, for messages
   * @param length length of the whole file
   * @throws DataException if it is not the header of a whole file of this version
   */
  static SpkHeader read(byte[] header, String file, long length) {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    if (header.length < 4 || bytes.getInt() != MAGIC) {
      throw new DataException(
          file
              + " is not a file of coded spikes: it does not start with the bytes 89 53 50 4B. Write one with 'spikeloom export --to spk'.");
    }
    if (header.length < BYTES) {
      throw new DataException(
          "%s ends at byte %,d, within the header of %d bytes: copy or export it again."
              .formatted(file, length, BYTES));
    }
    int version = bytes.getInt();
    if (version != VERSION) {
      throw new DataException(
          "%s has version %d of the format, at byte 4; this program reads version %d: use the program that wrote it."
              .formatted(file, version, VERSION));
    }
    byte[] hash = new byte[HASH_BYTES];
    bytes.get(hash);
    SpkHeader read =
        new SpkHeader(
            HexFormat.of().formatHex(hash),
            bytes.getInt(),
            bytes.getInt(),
            bytes.getInt(),
            bytes.getLong());
    read.require(file, length);
    return read;
  }

  private void require(String file, long length) {
    if (samples < 0
        || steps < 1
        || latents < 1
        || (long) steps * latents > MOST_CELLS
        || payload < 0) {
      throw new DataException(
          "%s is damaged: its header, from byte 40 on, tells of %d samples, %d steps, %d neurons and %d bytes. Copy or export it again."
              .formatted(file, samples, steps, latents, payload));
    }
    if (payload != length - BYTES) {
      throw new DataException(
          "%s has %,d bytes after its header, not %,d as the header gives at byte 52: copy or export it again."
              .formatted(file, length - BYTES, payload));
    }
  }
}

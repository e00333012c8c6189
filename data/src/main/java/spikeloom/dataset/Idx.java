package spikeloom.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.file.Unpacked;

/**
 * Reads and writes idx files of unsigned bytes, the format of MNIST, plain or packed with gzip:
 *
 * <pre>{@code
 * byte 0, 1   0
 * byte 2      type of the values; 0x08 = unsigned byte, the only one read here
 * byte 3      number of dimensions d; 1 to 3 here
 * byte 4 ..   d sizes of 4 bytes each, big-endian
 * then        the values, row-major
 * }</pre>
 *
 * <p>Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", file formats.
 */
public final class Idx {
  /** The maximum content size: 1 GiB; Fashion-MNIST has 0.05 GiB. */
  public static final long MAX_BYTES = 1L << 30;

  static final int UNSIGNED_BYTES = 0x08;
  static final int MAX_DIMENSIONS = 3;

  private Idx() {}

  /**
   * Reads a file; memory is bounded by its actual content.
   *
   * @throws DataException if the file cannot be read, or is not an idx file of unsigned bytes with
   *     1 to 3 dimensions, or differs in length from its header
   */
  public static IdxArray read(Path file) {
    try (Unpacked in = new Unpacked(file)) {
      List<Integer> dimensions = header(file, in);
      long size = size(file, dimensions);
      long headerBytes = in.position();
      long possible = in.most() - (in.packed() ? 0 : headerBytes);
      if (size <= possible) {
        Capacity.require(file, 2 * size); // chunks are joined at the end
      }
      byte[] values = size > possible ? new byte[0] : in.read((int) size);
      if (values.length < size) {
        throw new DataException(
            "%s is truncated: its header gives %s = %,d values, but its content ends after %s; download or copy the file again."
                .formatted(
                    file, IdxArray.describe(dimensions), size, whereItEnds(in, size > possible)));
      }
      if (in.read(1).length > 0) {
        throw new DataException(
            "%s is longer than its header: %s = %,d values should end at byte %,d, but more bytes follow; download or copy the file again."
                .formatted(file, IdxArray.describe(dimensions), size, headerBytes + size));
      }
      return new IdxArray(dimensions, values);
    }
  }

  /**
   * Writes a file, packed with gzip if its name ends in {@code .gz}. The content is written to a
   * temporary file and then moved, so no partial file has this name; the same array gives the same
   * bytes.
   *
   * @throws DataException if it cannot be written
   */
  public static void write(Path file, IdxArray array) {
    write(file, array.dimensions(), out -> out.write(array.values()));
  }

  /**
   * The same for values that are written piece by piece, and need not fit into memory.
   *
   * @param dimensions sizes, outermost first
   * @param values writes as many bytes as the dimensions multiply to
   * @throws DataException if it cannot be written, or would be larger than {@link #MAX_BYTES}
   */
  public static void write(Path file, List<Integer> dimensions, SafeFile.Content values) {
    size(file, dimensions);
    try {
      SafeFile.write(
          file,
          plain -> {
            OutputStream out =
                file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
            out.write(IdxArray.header(dimensions));
            values.writeTo(out);
            if (out instanceof GZIPOutputStream gzip) {
              gzip.finish();
            }
          });
    } catch (IOException e) {
      throw new DataException(
          file
              + " cannot be written: "
              + SafeFile.reason(e)
              + "; check that its folder is writable and that the disk has free space.",
          e);
    }
  }

  private static List<Integer> header(Path file, Unpacked in) {
    byte[] magic = in.read(4);
    if (magic.length < 4) {
      throw shortHeader(file, in);
    }
    if (magic[0] != 0 || magic[1] != 0) {
      throw new DataException(
          "%s is not an idx file: it begins with %02x %02x instead of 00 00 at byte 0; check that it is the right file."
              .formatted(file, magic[0], magic[1]));
    }
    if (magic[2] != UNSIGNED_BYTES) {
      throw new DataException(
          "%s holds %s (type %02x at byte 2), but only unsigned bytes (08) can be read; convert it."
              .formatted(file, typeName(magic[2]), magic[2]));
    }
    if (magic[3] < 1 || magic[3] > MAX_DIMENSIONS) {
      throw new DataException(
          "%s has %d dimensions (byte 3), but only 1 to %d can be read; check that it is the right file."
              .formatted(file, magic[3] & 0xff, MAX_DIMENSIONS));
    }
    byte[] sizes = in.read(4 * magic[3]);
    if (sizes.length < 4 * magic[3]) {
      throw shortHeader(file, in);
    }
    ByteBuffer buffer = ByteBuffer.wrap(sizes);
    List<Integer> dimensions = new ArrayList<>();
    while (buffer.hasRemaining()) {
      int dimension = buffer.getInt();
      if (dimension < 0) {
        throw new DataException(
            "%s is damaged: dimension %d at byte %d is %,d, more than any idx file holds; download or copy the file again."
                .formatted(
                    file,
                    dimensions.size() + 1,
                    buffer.position(),
                    Integer.toUnsignedLong(dimension)));
      }
      dimensions.add(dimension);
    }
    return dimensions;
  }

  private static long size(Path file, List<Integer> dimensions) {
    long size = 1;
    for (int dimension : dimensions) {
      // Three factors below 2^31 can overflow a long; two cannot.
      size = size > MAX_BYTES && dimension > 0 ? size : size * dimension;
    }
    if (size > MAX_BYTES) {
      throw new DataException(
          "%s gives %s values at byte 4, more than the maximum of %,d; check that it is the right file."
              .formatted(file, IdxArray.describe(dimensions), MAX_BYTES));
    }
    return size;
  }

  private static DataException shortHeader(Path file, Unpacked in) {
    return new DataException(
        "%s is truncated: it ends at byte %d, within the header; download or copy the file again."
            .formatted(file, in.position()));
  }

  private static String whereItEnds(Unpacked in, boolean impossible) {
    if (impossible && in.packed()) {
      return "%,d packed bytes at most".formatted(in.fileSize());
    }
    return "byte %,d".formatted(impossible ? in.fileSize() : in.position());
  }

  private static String typeName(byte type) {
    return switch (type) {
      case 0x09 -> "signed bytes";
      case 0x0b -> "16-bit integers";
      case 0x0c -> "32-bit integers";
      case 0x0d -> "32-bit floating point numbers";
      case 0x0e -> "64-bit floating point numbers";
      default -> "values of an unknown type";
    };
  }
}

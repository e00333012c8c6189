package spikeloom.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The content of an idx file of unsigned bytes: an array of one to three dimensions.
 *
 * @param dimensions sizes, outermost first: for pictures count, rows, columns; for labels count
 * @param values unsigned bytes, row-major, as many as the dimensions multiply to; not copied,
 *     callers do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: arrays are read once, not compared
public record IdxArray(List<Integer> dimensions, byte[] values) {
  /** Checks that dimensions and values agree. */
  public IdxArray {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.size() > Idx.MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "an idx array has 1 to " + Idx.MAX_DIMENSIONS + " dimensions, not " + dimensions.size());
    }
    long size = 1;
    for (int dimension : dimensions) {
      if (dimension < 0) {
        throw new IllegalArgumentException("a dimension cannot be " + dimension);
      }
      size = Math.multiplyExact(size, dimension);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill an array of " + describe(dimensions));
    }
  }

  /** Size of the outermost dimension: the number of pictures or labels. */
  public int count() {
    return dimensions.get(0);
  }

  /** The header as it is at the start of the unpacked file. */
  public byte[] header() {
    return header(dimensions);
  }

  static byte[] header(List<Integer> dimensions) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions.size());
    header.putInt(Idx.UNSIGNED_BYTES << 8 | dimensions.size());
    dimensions.forEach(header::putInt);
    return header.array();
  }

  /** MD5 of the unpacked file, 32 lower-case hexadecimal digits. */
  public String md5() {
    return hex(Md5.digest());
  }

  /** SHA-256 of the unpacked file, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return hex(Sha256.digest());
  }

  private String hex(MessageDigest digest) {
    digest.update(header());
    digest.update(values);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Formats the shape, for instance {@code 60000 x 28 x 28}. */
  static String describe(List<? extends Number> dimensions) {
    return String.join(" x ", dimensions.stream().map(Number::toString).toList());
  }
}

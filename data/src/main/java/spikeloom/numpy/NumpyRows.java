package spikeloom.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;

/**
 * An array of numbers that is read row by row, a row being everything with the same first index.
 * The elements keep their type, in C order. They are in memory or in a mapped file, which takes no
 * heap and may be larger than 2 GiB. Several threads may read at the same time.
 */
public final class NumpyRows {
  /** Arrays up to this size, in bytes, are read into memory: their files may then change. */
  static final int SMALL = 1 << 26;

  private static final int PART_BYTES = 1 << 28;

  private final String source;
  private final NumpyType type;
  private final List<Integer> shape;
  private final int perRow; // elements
  private final int perPart; // rows
  private final ByteBuffer[] parts;
  private final boolean mapped;

  private NumpyRows(
      String source,
      NumpyType type,
      List<Integer> shape,
      int perPart,
      ByteBuffer[] parts,
      boolean mapped) {
    this.source = source;
    this.type = type;
    this.shape = List.copyOf(shape);
    this.perPart = perPart;
    this.parts = parts;
    this.mapped = mapped;
    perRow = shape.stream().skip(1).reduce(1, Math::multiplyExact);
    for (int p = 0; p < parts.length; p++) {
      parts[p] = parts[p].order(type.order());
    }
  }

  /** The rows of an array in memory. */
  public static NumpyRows of(NumpyArray array) {
    int rows = array.shape().isEmpty() ? 1 : array.shape().get(0);
    return new NumpyRows(
        array.toString(),
        array.type(),
        array.shape(),
        Math.max(1, rows),
        new ByteBuffer[] {array.bytes().duplicate()},
        false);
  }

  /** The rows of an array in C order whose elements begin at {@code offset} of a file. */
  static NumpyRows mapped(NumpyHeader header, FileChannel file, long offset) throws IOException {
    return parts(header, true, (from, size) -> map(file, offset + from, size));
  }

  private static ByteBuffer map(FileChannel file, long from, int size) throws IOException {
    return file.map(FileChannel.MapMode.READ_ONLY, from, size);
  }

  /** Reads the rows of an array in C order from a stream into memory. */
  static NumpyRows read(NumpyHeader header, InputStream in) throws IOException {
    Capacity.require(header.source(), Npy.bytes(header));
    return parts(
        header,
        false,
        (from, size) -> {
          byte[] content = new byte[size];
          int there = in.readNBytes(content, 0, size);
          if (there < size) {
            throw Npy.truncated(header, Npy.bytes(header), from + there);
          }
          return ByteBuffer.wrap(content);
        });
  }

  private interface Source {
    ByteBuffer part(long from, int size) throws IOException;
  }

  private static NumpyRows parts(NumpyHeader header, boolean mapped, Source source)
      throws IOException {
    int rows = header.shape().get(0);
    long row = Npy.bytes(header) / Math.max(1, rows);
    if (row > PART_BYTES) {
      throw new DataException(
          "%s holds %s: a sample has %,d bytes, more than the maximum of %,d; save smaller samples."
              .formatted(header.source(), header, row, PART_BYTES));
    }
    int perPart = (int) (PART_BYTES / Math.max(1, row));
    ByteBuffer[] parts = new ByteBuffer[(int) ((rows + (long) perPart - 1) / perPart)];
    for (int p = 0; p < parts.length; p++) {
      long first = (long) p * perPart;
      parts[p] = source.part(first * row, (int) (Math.min(perPart, rows - first) * row));
    }
    NumpyType type = header.element().type().orElseThrow();
    return new NumpyRows(header.source(), type, header.shape(), perPart, parts, mapped);
  }

  /** Type of the elements. */
  public NumpyType type() {
    return type;
  }

  /** Sizes, outermost first. */
  public List<Integer> shape() {
    return shape;
  }

  /** Number of rows. */
  public int rows() {
    return shape.get(0);
  }

  /** Number of elements of a row. */
  public int perRow() {
    return perRow;
  }

  /** Whether the elements are in a mapped file. */
  public boolean mapped() {
    return mapped;
  }

  /** Element {@code index} of a row as a number. */
  public double number(int row, int index) {
    Objects.checkIndex(index, perRow);
    return type.number(parts[row / perPart], row % perPart * perRow + index);
  }

  /** Writes a whole row as floats to {@code to[at ..]}. */
  public void floats(int row, float[] to, int at) {
    floats(row, 0, 1, perRow, to, at);
  }

  /** Writes the elements {@code first, first + step, ...} of a row as floats. */
  public void floats(int row, int first, int step, int count, float[] to, int at) {
    Objects.checkIndex(row, rows());
    int from = row % perPart * perRow + first;
    try {
      type.floats(parts[row / perPart], from, step, count, to, at);
    } catch (InternalError e) { // what Java throws for a mapped page that cannot be read
      throw new DataException(
          "%s can no longer be read: its file was changed or the disk failed; copy it again and do not change it while it is in use."
              .formatted(source),
          e);
    }
  }

  /** CRC-32 that continues {@code sum} over all elements as stored. */
  void checksum(CRC32 sum) {
    for (ByteBuffer part : parts) {
      sum.update(part.duplicate());
    }
  }

  /** Returns the size and type, for messages. */
  @Override
  public String toString() {
    return NumpyArray.describe(shape) + " of " + type.word();
  }
}

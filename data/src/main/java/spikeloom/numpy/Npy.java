package spikeloom.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * Reads arrays in the {@code .npy} format:
 *
 * <pre>{@code
 * byte 0   93 'N' 'U' 'M' 'P' 'Y', 1 byte version (1, 2 or 3), 1 byte minor version
 * byte 8   length of the header, little-endian: 2 bytes in version 1, else 4
 * then     the header, a dictionary of Python with the keys descr, fortran_order and shape
 * then     the elements
 * }</pre>
 *
 * <p>Numbers of 1 to 8 bytes and texts are read, in C and in Fortran order; objects are never
 * unpickled. Source: Kern, "A simple file format for NumPy arrays", NumPy enhancement proposal 1.
 */
public final class Npy {
  /** The maximum size of an array that is read into memory: that of an array in Java. */
  static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private Npy() {}

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, is not an array, is too short or too long, or its
   *     elements are not numbers or texts
   */
  public static NumpyArray read(Path file) {
    return open(
        file,
        in -> {
          NumpyHeader header = NumpyHeader.read(file.toString(), in);
          return read(header, in, Files.size(file) - header.offset());
        });
  }

  /**
   * Opens a file sample by sample, see {@link NumpyRows}: in C order and above 64 MiB mapped, else
   * in memory.
   *
   * @throws DataException as {@link #read(Path)}
   */
  public static NumpyRows rows(Path file) {
    NumpyHeader header = header(file);
    if (bytes(header) <= NumpyRows.SMALL || reorders(header)) {
      return NumpyRows.of(read(file));
    }
    return open(
        file,
        in -> {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long there = channel.size() - header.offset();
            requireWhole(header, there);
            requireEnd(header, there > bytes(header));
            return NumpyRows.mapped(header, channel, header.offset());
          }
        });
  }

  /** Whether the elements have to be put into C order. */
  static boolean reorders(NumpyHeader header) {
    return header.fortran() && header.shape().size() > 1;
  }

  /**
   * Reads the header of a file.
   *
   * @throws DataException if it cannot be read or is not an array
   */
  public static NumpyHeader header(Path file) {
    return open(file, in -> NumpyHeader.read(file.toString(), in));
  }

  private interface Reader<T> {
    T from(InputStream in) throws IOException;
  }

  private static <T> T open(Path file, Reader<T> reader) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.from(in);
    } catch (IOException e) {
      throw new DataException(
          file + " cannot be read: " + SafeFile.reason(e) + "; check path and permissions.", e);
    }
  }

  /**
   * Checks that an array is supported and not too large.
   *
   * @return bytes of its elements
   */
  static int require(NumpyHeader header) {
    NumpyElement element = header.element();
    long size = bytes(header);
    if (size > MAX_BYTES) {
      throw new DataException(
          "%s gives %s elements of %d bytes, more than the maximum of %,d bytes; save a part of it."
              .formatted(
                  header.source(),
                  NumpyArray.describe(header.shape()),
                  element.bytes(),
                  MAX_BYTES));
    }
    return (int) size;
  }

  /** Bytes of the elements of an array; throws if their type is not supported. */
  static long bytes(NumpyHeader header) {
    if (header.element().type().isEmpty()) {
      throw new DataException(header.source() + " " + header.element().refusal());
    }
    return header.size() * header.element().bytes();
  }

  /** Memory for reading an array, in bytes: Fortran order needs one copy. */
  static long memory(NumpyHeader header) {
    return (reorders(header) ? 2L : 1L) * require(header);
  }

  /**
   * Reads the elements up to the end of a stream.
   *
   * @param most bytes that the stream can have: nothing is allocated for more
   */
  static NumpyArray read(NumpyHeader header, InputStream in, long most) throws IOException {
    int size = require(header);
    NumpyType type = header.element().type().orElseThrow();
    requireWhole(header, most);
    Capacity.require(header.source(), memory(header));
    byte[] content = new byte[size];
    int there = in.readNBytes(content, 0, size);
    if (there < size) {
      throw truncated(header, size, there);
    }
    requireEnd(header, in.read() >= 0);
    return new NumpyArray(
        type,
        header.shape(),
        ByteBuffer.wrap(
            reorders(header) ? FortranOrder.toC(content, header.shape(), type.bytes()) : content));
  }

  /** Checks that nothing follows the elements. */
  static void requireEnd(NumpyHeader header, boolean more) {
    if (more) {
      throw new DataException(
          "%s continues after its last element, from byte %,d; download or copy the file again."
              .formatted(header.source(), header.offset() + bytes(header)));
    }
  }

  /** Checks that the file has the bytes of the array, before memory is allocated. */
  static void requireWhole(NumpyHeader header, long most) {
    if (bytes(header) > most) {
      throw truncated(header, bytes(header), most);
    }
  }

  static DataException truncated(NumpyHeader header, long size, long there) {
    return new DataException(
        "%s is truncated: %s elements of %d bytes should end at byte %,d, but it ends at %,d; download or copy the file again."
            .formatted(
                header.source(),
                NumpyArray.describe(header.shape()),
                header.element().bytes(),
                header.offset() + size,
                header.offset() + Math.max(0, there)));
  }

  /**
   * Writes an array of floats in C order.
   *
   * @param shape sizes, outermost first
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, float[] values, List<Integer> shape) throws IOException {
    SafeFile.write(file, out -> write(out, "<f4", shape, NumpyBytes.of(values)));
  }

  /**
   * Writes an array.
   *
   * @param type as NumPy spells it, for instance {@code <i4}
   * @param shape sizes, outermost first
   * @param content the elements in C order
   */
  static void write(OutputStream out, String type, List<Integer> shape, byte[] content)
      throws IOException {
    writeHeader(out, type, shape);
    out.write(content);
  }

  /** Writes what is before the elements of an array. */
  static void writeHeader(OutputStream out, String type, List<Integer> shape) throws IOException {
    String sizes = shape.stream().map(size -> size + ",").collect(Collectors.joining(" "));
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, sizes);
    // The header ends with a line feed where 64 bytes are full.
    int length = header.length() + 1;
    int padding = (64 - (10 + length) % 64) % 64;
    String padded = header + " ".repeat(padding) + "\n";
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(padded.length());
    out.write(padded.length() >> 8);
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
  }
}

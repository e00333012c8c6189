package spikeloom.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * <p>Numbers of 1 to 8 bytes and texts are read, in C order. Source: Kern, "A simple file format
 * for NumPy arrays", NumPy enhancement proposal 1.
 */
public final class Npy {
  /** The largest array that is read: 512 MiB. */
  public static final int MAX_BYTES = 1 << 29;

  static final int MAX_DIMENSIONS = 32;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,16})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

  private Npy() {}

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, is no such file, is cut off or goes on, or holds an
   *     array of another kind
   */
  public static NumpyArray read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new DataException(
          file + " cannot be read: " + SafeFile.reason(e) + "; check path and permissions.", e);
    }
  }

  /**
   * Reads from a stream to its end.
   *
   * @param source what messages call it
   */
  static NumpyArray read(String source, InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, 6))) {
      throw new DataException(
          source + " is not a NumPy array: it does not begin with 93 NUMPY; check that it is one.");
    }
    if (start[6] < 1 || start[6] > 3) {
      throw new DataException(
          "%s has version %d of the format (byte 6), but 1 to 3 are read; save it anew."
              .formatted(source, start[6] & 0xff));
    }
    byte[] lengthBytes = in.readNBytes(start[6] == 1 ? 2 : 4);
    long length = 0;
    for (int i = lengthBytes.length - 1; i >= 0; i--) {
      length = length << 8 | (lengthBytes[i] & 0xff);
    }
    if (length > MAX_HEADER) {
      throw new DataException(
          "%s announces a header of %,d bytes at byte 8, more than any array needs; fetch or copy the file again."
              .formatted(source, length));
    }
    byte[] header = in.readNBytes((int) length);
    int from = start.length + lengthBytes.length + header.length;
    if (header.length < length || header.length == 0) {
      throw new DataException(
          "%s is truncated: it ends at byte %d, within the header; fetch or copy the file again."
              .formatted(source, from));
    }
    return elements(source, in, new String(header, StandardCharsets.UTF_8), from);
  }

  private static NumpyArray elements(String source, InputStream in, String header, int from)
      throws IOException {
    String word = part(source, header, TYPE, "type of elements");
    NumpyType type =
        NumpyType.of(word)
            .orElseThrow(
                () ->
                    new DataException(
                        "%s holds elements of type '%s', but numbers of 1, 2, 4 and 8 bytes and texts are read; convert it."
                            .formatted(source, word.replaceAll("\\p{Cntrl}", "?"))));
    List<Integer> shape = shape(source, part(source, header, SHAPE, "shape"));
    if (part(source, header, ORDER, "order").equals("True") && shape.size() > 1) {
      throw new DataException(
          source
              + " is in Fortran order, which is not read: save it in C order (numpy.ascontiguousarray).");
    }
    long size = type.bytes();
    for (int dimension : shape) {
      size = Math.min(Long.MAX_VALUE >> 32, size * dimension);
    }
    if (size > MAX_BYTES) {
      throw new DataException(
          "%s announces %s elements of %d bytes, more than the %,d bytes that are read at most; save a part of it."
              .formatted(source, NumpyArray.describe(shape), type.bytes(), MAX_BYTES));
    }
    byte[] content = in.readNBytes((int) size);
    if (content.length < size) {
      throw new DataException(
          "%s is truncated: %s elements of %d bytes should end at byte %,d, but it ends at %,d; fetch or copy the file again."
              .formatted(
                  source,
                  NumpyArray.describe(shape),
                  type.bytes(),
                  from + size,
                  from + (long) content.length));
    }
    if (in.read() >= 0) {
      throw new DataException(
          "%s goes on after its last element, from byte %,d; fetch or copy the file again."
              .formatted(source, from + size));
    }
    return new NumpyArray(type, shape, ByteBuffer.wrap(content));
  }

  private static String part(String source, String header, Pattern pattern, String what) {
    Matcher found = pattern.matcher(header);
    if (!found.find()) {
      throw new DataException(
          "%s is no array of numbers: its header, from byte 10, does not give the %s; convert it."
              .formatted(source, what));
    }
    return found.group(1);
  }

  private static List<Integer> shape(String source, String text) {
    List<String> sizes =
        Stream.of(text.replace("L", "").split(",", -1))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .toList();
    boolean fine =
        sizes.size() <= MAX_DIMENSIONS && sizes.stream().allMatch(s -> s.matches("[0-9]{1,9}"));
    if (!fine) {
      throw new DataException(
          source
              + " has the shape ("
              + text.strip().replaceAll("\\p{Cntrl}", " ")
              + "), which is not read; convert it.");
    }
    return sizes.stream().map(Integer::valueOf).toList();
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
    out.write(content);
  }
}

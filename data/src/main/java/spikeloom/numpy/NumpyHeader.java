package spikeloom.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spikeloom.file.DataException;

/**
 * The header of an array: type and number of its elements.
 *
 * @param source the file, as messages name it
 * @param element what an element is
 * @param shape sizes, outermost first
 * @param fortran whether the first index runs fastest
 * @param offset where the elements begin, in bytes
 */
public record NumpyHeader(
    String source, NumpyElement element, List<Integer> shape, boolean fortran, int offset) {
  /** The signature of a file. */
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  static final int MAX_DIMENSIONS = 32;

  private static final long MOST = 1L << 40;
  private static final int MAX_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*(['\\[])");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

  /** Copies its list. */
  public NumpyHeader {
    shape = List.copyOf(shape);
  }

  /** Whether a file that begins with these bytes is an array. */
  public static boolean begins(byte[] head) {
    return head.length > MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(head, MAGIC.length));
  }

  /** Whether its elements are numbers. */
  public boolean numeric() {
    return element.numeric();
  }

  /** Number of elements, at most 2^40. */
  public long size() {
    long size = 1;
    for (int dimension : shape) {
      size = dimension > MOST / Math.max(1, size) ? MOST : size * dimension;
    }
    return size;
  }

  /** For instance {@code 1350 x 77 x 12 of <f4}. */
  @Override
  public String toString() {
    return NumpyArray.describe(shape) + " of " + element.word();
  }

  /**
   * Reads a header, leaving the stream where the elements begin.
   *
   * @param source the file, as messages name it
   * @throws IOException if the stream cannot be read
   * @throws DataException if it is not the header of an array
   */
  public static NumpyHeader read(String source, InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8 || !begins(start)) {
      throw new DataException(
          source + " is not a NumPy array: it does not begin with 93 NUMPY; check that it is one.");
    }
    if (start[6] < 1 || start[6] > 3) {
      throw new DataException(
          "%s has version %d of the format (byte 6), but only 1 to 3 are supported; save it again."
              .formatted(source, start[6] & 0xff));
    }
    byte[] lengthBytes = in.readNBytes(start[6] == 1 ? 2 : 4);
    long length = 0;
    for (int i = lengthBytes.length - 1; i >= 0; i--) {
      length = length << 8 | (lengthBytes[i] & 0xff);
    }
    if (length > MAX_HEADER) {
      throw new DataException(
          "%s gives a header size of %,d bytes at byte 8, more than any array needs; download or copy the file again."
              .formatted(source, length));
    }
    byte[] header = in.readNBytes((int) length);
    int from = start.length + lengthBytes.length + header.length;
    if (header.length < length || header.length == 0) {
      throw new DataException(
          "%s is truncated: it ends at byte %d, within the header; download or copy the file again."
              .formatted(source, from));
    }
    return parse(source, new String(header, StandardCharsets.UTF_8), from);
  }

  private static NumpyHeader parse(String source, String header, int offset) {
    Matcher type = require(source, header, TYPE, "type of elements");
    return new NumpyHeader(
        source,
        NumpyElement.of(header.substring(type.start(1))),
        shape(source, require(source, header, SHAPE, "shape").group(1)),
        require(source, header, ORDER, "order").group(1).equals("True"),
        offset);
  }

  private static Matcher require(String source, String header, Pattern pattern, String what) {
    Matcher found = pattern.matcher(header);
    if (!found.find()) {
      throw new DataException(
          "%s is not an array of numbers: its header, from byte 10, does not give the %s; convert it."
              .formatted(source, what));
    }
    return found;
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
              + "), which is not supported; convert it.");
    }
    return sizes.stream().map(Integer::valueOf).toList();
  }
}

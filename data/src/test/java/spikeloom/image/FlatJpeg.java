package spikeloom.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes baseline JPEG files byte by byte: a picture of squares of 8 x 8 equal pixels. A square of
 * value v is the coefficient v - 128 with a quantiser of 8; all others are 0.
 */
final class FlatJpeg {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int bits;
  private int count;

  private FlatJpeg() {}

  /** A segment with a marker. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Segment(int marker, byte[] content) {
    static Segment adobe(int transform) {
      return new Segment(
          0xee, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform});
    }

    static Segment exif(int orientation) {
      byte[] tiff = {
        'E',
        'x',
        'i',
        'f',
        0,
        0,
        'M',
        'M',
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        0x01,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        (byte) orientation,
        0,
        0,
        0,
        0,
        0,
        0
      };
      return new Segment(0xe1, tiff);
    }

    static Segment profile(byte[] icc) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      content.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
      content.writeBytes(icc);
      return new Segment(0xe2, content.toByteArray());
    }
  }

  /**
   * A picture.
   *
   * @param columns squares side by side
   * @param squares components of each square, row by row, each 0 .. 255
   */
  static byte[] of(int columns, int[][] squares, Segment... segments) {
    FlatJpeg file = new FlatJpeg();
    int components = squares[0].length;
    int rows = squares.length / columns;
    file.marker(0xd8);
    for (Segment segment : segments) {
      file.segment(segment.marker, segment.content);
    }
    byte[] quantisers = new byte[65];
    Arrays.fill(quantisers, 1, 65, (byte) 8);
    file.segment(0xdb, quantisers);
    byte[] frame = new byte[6 + 3 * components];
    frame[0] = 8;
    frame[1] = (byte) ((8 * rows) >> 8);
    frame[2] = (byte) (8 * rows);
    frame[3] = (byte) ((8 * columns) >> 8);
    frame[4] = (byte) (8 * columns);
    frame[5] = (byte) components;
    byte[] scan = new byte[4 + 2 * components];
    scan[0] = (byte) components;
    for (int c = 0; c < components; c++) {
      frame[6 + 3 * c] = (byte) (c + 1);
      frame[7 + 3 * c] = 0x11;
      scan[1 + 2 * c] = (byte) (c + 1);
    }
    scan[scan.length - 2] = 63;
    file.segment(0xc0, frame);
    byte[] differences = new byte[17 + 12];
    differences[4] = 12; // codes of four bits for 0 to 11 bits
    for (int i = 0; i < 12; i++) {
      differences[17 + i] = (byte) i;
    }
    file.segment(0xc4, differences);
    byte[] others = new byte[18];
    others[0] = 0x10;
    others[1] = 1; // the code 0 for the end of a block
    file.segment(0xc4, others);
    file.segment(0xda, scan);
    file.pixels(squares, components);
    file.marker(0xd9);
    return file.out.toByteArray();
  }

  private void pixels(int[][] squares, int components) {
    int[] before = new int[components];
    for (int[] square : squares) {
      for (int c = 0; c < components; c++) {
        int value = square[c] - 128;
        int difference = value - before[c];
        before[c] = value;
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        put(size, 4);
        put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
        put(0, 1);
      }
    }
    put(0x7f, 7); // fills the last byte
  }

  private void put(int value, int size) {
    for (int i = size - 1; i >= 0; i--) {
      bits = bits << 1 | (value >> i & 1);
      if (++count == 8) {
        out.write(bits);
        if ((bits & 0xff) == 0xff) {
          out.write(0);
        }
        bits = 0;
        count = 0;
      }
    }
  }

  private void marker(int marker) {
    out.write(0xff);
    out.write(marker);
  }

  private void segment(int marker, byte[] content) {
    marker(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }
}

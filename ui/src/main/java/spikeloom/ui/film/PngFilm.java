package spikeloom.ui.film;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import spikeloom.ui.chart.PngChunk;

/**
 * Writes a film as an animated PNG (W3C PNG, third edition, section 11.3.6). The first frame is
 * also the picture that programs without animation show. Every frame is whole, 8 bits for each of
 * red, green and blue.
 */
final class PngFilm {
  private static final byte BITS = 8;
  private static final byte RED_GREEN_BLUE = 2;
  private static final byte FILTER_UP = 2; // each byte less the one above it

  private final OutputStream out;
  private int sequence;

  private PngFilm(OutputStream out) {
    this.out = out;
  }

  static void write(Film film, OutputStream out) throws IOException {
    new PngFilm(out).write(film);
  }

  private void write(Film film) throws IOException {
    BufferedImage first = film.picture().apply(0);
    PngChunk.begin(out);
    PngChunk.write(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(first.getWidth())
            .putInt(first.getHeight())
            .put(BITS)
            .put(RED_GREEN_BLUE)
            .array());
    int endless = 0;
    PngChunk.write(
        out, "acTL", ByteBuffer.allocate(8).putInt(film.frames()).putInt(endless).array());
    control(first, film.rate(0));
    PngChunk.write(out, "IDAT", compressed(first));
    for (int i = 1; i < film.frames(); i++) {
      BufferedImage picture = film.picture().apply(i);
      control(picture, film.rate(i));
      byte[] data = compressed(picture);
      PngChunk.write(
          out, "fdAT", ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data).array());
    }
    PngChunk.write(out, "IEND", new byte[0]);
  }

  /** A frame at (0, 0) that replaces the one before and stays. */
  private void control(BufferedImage picture, int perSecond) throws IOException {
    PngChunk.write(
        out,
        "fcTL",
        ByteBuffer.allocate(26)
            .putInt(sequence++)
            .putInt(picture.getWidth())
            .putInt(picture.getHeight())
            .putInt(0)
            .putInt(0)
            .putShort((short) 1)
            .putShort((short) perSecond)
            .array());
  }

  private static byte[] compressed(BufferedImage picture) throws IOException {
    int width = picture.getWidth();
    int[] row = new int[width];
    byte[] above = new byte[3 * width];
    byte[] line = new byte[1 + 3 * width];
    line[0] = FILTER_UP;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(data, deflater)) {
      for (int y = 0; y < picture.getHeight(); y++) {
        picture.getRGB(0, y, width, 1, row, 0, width);
        for (int i = 0; i < above.length; i++) {
          byte value = (byte) (row[i / 3] >> (16 - 8 * (i % 3)));
          line[1 + i] = (byte) (value - above[i]);
          above[i] = value;
        }
        zlib.write(line);
      }
    } finally {
      deflater.end();
    }
    return data.toByteArray();
  }
}

package spikeloom.app.experiment.codec;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** What pictures cost without loss, each for itself. */
final class LosslessCodecs {
  private LosslessCodecs() {}

  /** A PNG file per picture. */
  static CodecPoint png(GreyPictures pictures) {
    BufferedImage picture =
        new BufferedImage(pictures.width(), pictures.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] one : pictures.pixels()) {
      System.arraycopy(one, 0, pixels, 0, pixels.length);
      try {
        ImageIO.write(picture, "png", bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // in memory
      }
    }
    return lossless("PNG", 8.0 * bytes.size() / pictures.count());
  }

  /** The pixels of a picture, compressed by zlib at its highest level. */
  static CodecPoint zlib(GreyPictures pictures) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    byte[] out = new byte[2 * pictures.height() * pictures.width() + 64];
    long bytes = 0;
    for (byte[] one : pictures.pixels()) {
      deflater.reset();
      deflater.setInput(one);
      deflater.finish();
      bytes += deflater.deflate(out);
    }
    deflater.end();
    return lossless("zlib", 8.0 * bytes / pictures.count());
  }

  private static CodecPoint lossless(String name, double bits) {
    return new CodecPoint(name, bits, Double.POSITIVE_INFINITY);
  }
}

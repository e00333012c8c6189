package spikeloom.app.experiment.codec;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * JPEG with the tables of its standard, a file per picture. The header is everything but the
 * entropy-coded data: the tables are the same for all pictures of a quality, so a sender could
 * leave them out.
 */
final class JpegCodec {
  private static final int MARKER_BYTES = 2;
  private static final int START_OF_SCAN = 0xDA;

  /**
   * Both ways of counting, at one quality.
   *
   * @param withHeader bits of whole files
   * @param withoutHeader bits of the entropy-coded data alone
   */
  record Points(CodecPoint withHeader, CodecPoint withoutHeader) {}

  private JpegCodec() {}

  /**
   * Writes and reads all pictures.
   *
   * @param quality in per cent
   */
  static Points measure(GreyPictures pictures, int quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try {
      BufferedImage picture =
          new BufferedImage(pictures.width(), pictures.height(), BufferedImage.TYPE_BYTE_GRAY);
      byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
      long bytes = 0;
      long data = 0;
      double squaredError = 0;
      for (int i = 0; i < pictures.count(); i++) {
        System.arraycopy(pictures.pixels()[i], 0, pixels, 0, pixels.length);
        byte[] file = written(writer, picture, quality);
        bytes += file.length;
        data += file.length - startOfData(file) - MARKER_BYTES; // the end marker
        squaredError += pictures.squaredError(i, read(file));
      }
      double psnr = pictures.psnr(squaredError);
      double bits = 8.0 / pictures.count();
      String setting = "quality " + quality;
      return new Points(
          new CodecPoint(setting, bits * bytes, psnr), new CodecPoint(setting, bits * data, psnr));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    } finally {
      writer.dispose();
    }
  }

  private static byte[] written(ImageWriter writer, BufferedImage picture, int quality)
      throws IOException {
    ImageWriteParam setting = writer.getDefaultWriteParam();
    setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    setting.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), setting);
    }
    return bytes.toByteArray();
  }

  /** Index of the first byte after the segments that come before the data. */
  static int startOfData(byte[] file) {
    int at = MARKER_BYTES; // the start marker has no segment
    while (true) {
      int marker = file[at + 1] & 0xFF;
      int length = (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF);
      at += MARKER_BYTES + length;
      if (marker == START_OF_SCAN) {
        return at;
      }
    }
  }

  private static byte[] read(byte[] file) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }
}

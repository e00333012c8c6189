package spikeloom.ui.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Images as PNG, made in memory: a cache file would ask for a shutdown hook, which is not possible
 * during shutdown.
 */
public final class Png {
  /** Length of the signature and the first chunk. */
  private static final int HEADER = 8 + 25;

  private Png() {}

  /** Writes the image; the stream stays open. */
  public static void write(BufferedImage image, OutputStream out) throws IOException {
    try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", png);
    }
  }

  /** The same with a size on paper, in pixels per metre. */
  public static void write(BufferedImage image, int pixelsPerMetre, OutputStream out)
      throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    write(image, whole);
    byte[] png = whole.toByteArray();
    out.write(png, 0, HEADER);
    byte metre = 1;
    PngChunk.write(
        out,
        "pHYs",
        ByteBuffer.allocate(9).putInt(pixelsPerMetre).putInt(pixelsPerMetre).put(metre).array());
    out.write(png, HEADER, png.length - HEADER);
  }
}

package spikeloom.ui.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Images as PNG, made in memory: a cache file would ask for a shutdown hook, which is not possible
 * during shutdown.
 */
public final class Png {
  private Png() {}

  /** Writes the image; the stream stays open. */
  public static void write(BufferedImage image, OutputStream out) throws IOException {
    try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", png);
    }
  }
}

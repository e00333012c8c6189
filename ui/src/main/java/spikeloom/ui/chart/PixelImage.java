package spikeloom.ui.chart;

import java.awt.image.BufferedImage;

/**
 * A picture that a surface paints into its own memory, and scales without smoothing.
 *
 * @param width pixels per row
 * @param height rows
 * @param painter fills the pixels
 */
public record PixelImage(int width, int height, Painter painter) {
  /** Fills memory with a picture. */
  @FunctionalInterface
  public interface Painter {
    /**
     * Sets every pixel.
     *
     * @param argb {@code width * height} pixels 0xAARRGGBB, premultiplied, row by row from the top;
     *     they may still hold another picture
     */
    void paint(int[] argb);
  }

  /** A picture of pixels that are already known: premultiplied, not copied. */
  static PixelImage of(int width, int height, int[] argb) {
    if (argb.length != width * height) {
      throw new IllegalArgumentException(
          argb.length + " pixels do not fill " + width + " x " + height);
    }
    return new PixelImage(
        width, height, memory -> System.arraycopy(argb, 0, memory, 0, argb.length));
  }

  /** Its pixels, painted into new memory. */
  int[] argb() {
    int[] argb = new int[width * height];
    painter.paint(argb);
    return argb;
  }

  /** The pixels of a rectangle within it. */
  PixelImage part(int left, int top, int columns, int rows) {
    int[] all = argb();
    int[] some = new int[columns * rows];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(all, (top + y) * width + left, some, y * columns, columns);
    }
    return of(columns, rows, some);
  }

  /**
   * The picture with fewer pixels, each the mean of those in its place; the same picture if that
   * has as many.
   */
  PixelImage shrunkTo(int columns, int rows) {
    return columns == width && rows == height ? this : ShrunkPixels.of(this, columns, rows);
  }

  /** The picture for {@code java.awt}. */
  BufferedImage buffered() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setDataElements(0, 0, width, height, argb());
    return image;
  }
}

package spikeloom.ui.chart;

/**
 * A picture of a few pixels that a surface scales up without smoothing.
 *
 * @param width pixels per row
 * @param height rows
 * @param argb {@code width * height} pixels 0xAARRGGBB, not premultiplied; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record PixelImage(int width, int height, int[] argb) {
  /** Refuses an array of the wrong length. */
  public PixelImage {
    if (argb.length != width * height) {
      throw new IllegalArgumentException(
          argb.length + " pixels do not fill " + width + " x " + height);
    }
  }
}

package spikeloom.image;

import spikeloom.spike.SignalShape;

/**
 * The format of pictures after reading.
 *
 * @param colours grey or colour
 * @param height rows
 * @param width columns
 */
public record PictureFormat(Colours colours, int height, int width) {
  /** The maximum number of rows and columns. */
  public static final int MAX_SIDE = 1024;

  /** Grey or colour. */
  public enum Colours {
    /** The luma of Recommendation ITU-R BT.601: 0.299 red + 0.587 green + 0.114 blue. */
    GREY,
    /** Three planes: red, green, blue. */
    COLOUR
  }

  /** Checks the size. */
  public PictureFormat {
    if (height < 1 || width < 1 || height > MAX_SIDE || width > MAX_SIDE) {
      throw new IllegalArgumentException("pictures of " + height + " x " + width);
    }
  }

  /** The shape of every picture. */
  public SignalShape.Image shape() {
    return new SignalShape.Image(colours == Colours.GREY ? 1 : 3, height, width);
  }
}

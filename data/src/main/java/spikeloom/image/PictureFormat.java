package spikeloom.image;

import spikeloom.spike.SignalShape;

/**
 * What pictures are brought to.
 *
 * @param colours grey or colour
 * @param height rows
 * @param width columns
 */
public record PictureFormat(Colours colours, int height, int width) {
  /** The most rows and columns that a format has. */
  public static final int MAX_SIDE = 1024;

  /** What is kept of colours. */
  public enum Colours {
    /** The luma of Recommendation ITU-R BT.601: 0.299 red + 0.587 green + 0.114 blue. */
    GREY,
    /** Three planes: red, green, blue. */
    COLOUR
  }

  /** Refuses empty and huge formats. */
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

package spikeloom.ui.chart;

/**
 * Where a picture is drawn below its heading, with a scale or a legend to its right. It is the same
 * for all pictures, so that pictures of one size in places of one size have one scale.
 */
final class PicturePlace {
  private static final double HEADING = 24;
  private static final double BOTTOM = 8;
  private static final double EDGE = 1;

  private PicturePlace() {}

  /** The place of a picture with a scale or a legend beside it. */
  static Box beside(Box box, int width, int height) {
    Box space = box.inset(HEADING, ColourBar.WIDTH, BOTTOM, EDGE);
    Box fitted = space.fit((double) width / height);
    return new Box(space.x(), fitted.y(), fitted.width(), fitted.height()).snapped();
  }

  /** The place of a picture alone, in the middle. */
  static Box alone(Box box, int width, int height) {
    return box.inset(HEADING, EDGE, BOTTOM, EDGE).fit((double) width / height).snapped();
  }
}

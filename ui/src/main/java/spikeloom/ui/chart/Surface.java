package spikeloom.ui.chart;

/**
 * A drawing target for charts with a few operations. One drawing code serves three outputs: window,
 * PNG and SVG. y grows downwards, and units are the window's pixels at a scale of 1.
 */
public interface Surface {
  /** Device pixels per unit; charts choose the resolution of pixel images by it. */
  double pixelsPerUnit();

  /** Fills a rectangle. */
  void rectangle(Box box, Colour fill);

  /** Draws the edge of a rectangle. */
  void outline(Box box, Stroke stroke);

  /** Draws a line through all points. */
  void polyline(Points points, Stroke stroke);

  /** Draws a separate line between points 0 and 1, 2 and 3, and so on. */
  void segments(Points points, Stroke stroke);

  /** Fills the area within the closed line through all points. */
  void polygon(Points corners, Colour fill);

  /** Fills a disc. */
  void disc(double x, double y, double radius, Colour fill);

  /** Sets a text with its baseline at y. */
  void text(String text, double x, double y, TextStyle style);

  /** Sets a text as {@link #text} does, turned clockwise about its place. */
  void turnedText(String text, double x, double y, double degrees, TextStyle style);

  /** Draws a picture over the whole box, each pixel a sharp rectangle. */
  void image(PixelImage image, Box box);

  /** Runs the drawing with everything outside the box cut off. */
  void clipped(Box box, Runnable drawing);

  /** Draws one line. */
  default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    segments(new Points(new double[] {x1, x2}, new double[] {y1, y2}), stroke);
  }

  /** Draws a dashed line through all points. */
  default void dashed(Points points, Stroke stroke) {
    segments(Dashes.along(points), stroke);
  }

  /** Returns the width of a text, estimated if necessary. */
  default double widthOf(String text, TextStyle style) {
    return style.widthOf(text);
  }
}

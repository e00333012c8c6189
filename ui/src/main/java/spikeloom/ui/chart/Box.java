package spikeloom.ui.chart;

/**
 * A rectangle on a surface; y grows downwards.
 *
 * @param x left edge
 * @param y upper edge
 * @param width width, at least 0
 * @param height height, at least 0
 */
public record Box(double x, double y, double width, double height) {
  /** Clips width and height to at least 0. */
  public Box {
    width = Math.max(0, width);
    height = Math.max(0, height);
  }

  /** Right edge. */
  public double right() {
    return x + width;
  }

  /** Lower edge. */
  public double bottom() {
    return y + height;
  }

  /** Horizontal centre. */
  public double centreX() {
    return x + width / 2;
  }

  /** Vertical centre. */
  public double centreY() {
    return y + height / 2;
  }

  /** What remains when a margin is taken off each edge. */
  public Box inset(double top, double right, double bottom, double left) {
    return new Box(x + left, y + top, width - left - right, height - top - bottom);
  }

  /** Returns the same rectangle with all edges on whole units, so that pixels stay sharp. */
  public Box snapped() {
    double left = Math.round(x);
    double top = Math.round(y);
    return new Box(left, top, Math.round(right()) - left, Math.round(bottom()) - top);
  }

  /** The largest rectangle of the given aspect (width / height) in the middle of this one. */
  public Box fit(double aspect) {
    double w = Math.min(width, height * aspect);
    double h = w / aspect;
    return new Box(x + (width - w) / 2, y + (height - h) / 2, w, h);
  }
}

package spikeloom.ui.model;

/**
 * A straight move of a pen, in fractions of a signal: x from 0 at the left to 1 at the right, y
 * from 0 at the top to 1 at the bottom, which is the value 0 of a series.
 *
 * @param variable variable of a series; 0 for a picture
 * @param fromX start
 * @param fromY start
 * @param toX end
 * @param toY end
 * @param erases whether it removes ink
 */
public record PenMove(
    int variable, double fromX, double fromY, double toX, double toY, boolean erases) {
  /**
   * Steps of a pen that is moved by keys.
   *
   * @param across to the right, a fraction of the width
   * @param down downwards, a fraction of the height
   */
  public record Grid(double across, double down) {}

  /** A dot. */
  public static PenMove dot(int variable, double x, double y, boolean erases) {
    return new PenMove(variable, x, y, x, y, erases);
  }

  /** The next move, which begins where this one ends. */
  public PenMove to(double x, double y) {
    return new PenMove(variable, toX, toY, x, y, erases);
  }

  /** The path on a signal of a width and height. */
  Segment within(double width, double height) {
    return new Segment(fromX * width, fromY * height, toX * width, toY * height);
  }

  /** A straight line. */
  record Segment(double fromX, double fromY, double toX, double toY) {
    /** Distance of a point. */
    double distance(double x, double y) {
      double dx = toX - fromX;
      double dy = toY - fromY;
      double squared = dx * dx + dy * dy;
      double along = squared > 0 ? ((x - fromX) * dx + (y - fromY) * dy) / squared : 0;
      double near = Math.max(0, Math.min(1, along));
      return Math.hypot(x - fromX - near * dx, y - fromY - near * dy);
    }

    /** Its y at an x, or that of its nearer end. */
    double heightAt(double x) {
      double dx = toX - fromX;
      double along = dx == 0 ? 1 : Math.max(0, Math.min(1, (x - fromX) / dx));
      return fromY + along * (toY - fromY);
    }
  }
}

package spikeloom.ui.chart;

import java.util.List;
import java.util.Set;

/**
 * Points of one kind in a plane.
 *
 * @param name their name in the legend
 * @param points the points
 * @param paletteIndex which colour and marker of the theme they have
 * @param chosen indices of the points that stand out: while there are any in a chart, all others
 *     are pale
 */
public record PointGroup(String name, List<Place> points, int paletteIndex, Set<Integer> chosen) {
  /** Copies its lists. */
  public PointGroup {
    points = List.copyOf(points);
    chosen = Set.copyOf(chosen);
  }

  /** Creates a group without selected points. */
  public PointGroup(String name, List<Place> points, int paletteIndex) {
    this(name, points, paletteIndex, Set.of());
  }

  /**
   * One point.
   *
   * @param label text beside it, or empty
   * @param x value on the horizontal axis
   * @param y value on the vertical axis
   * @param deviationX half of the error bar along x in units of x; NaN or 0 for none
   * @param deviationY half of the error bar along y in units of y; NaN or 0 for none
   */
  public record Place(String label, double x, double y, double deviationX, double deviationY) {
    /** A point without error bars. */
    public static Place of(String label, double x, double y) {
      return new Place(label, x, y, Double.NaN, Double.NaN);
    }

    /** The same point with another label. */
    Place named(String other) {
      return new Place(other, x, y, deviationX, deviationY);
    }
  }
}

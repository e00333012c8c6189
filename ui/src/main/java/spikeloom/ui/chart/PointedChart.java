package spikeloom.ui.chart;

/** A chart of a signal whose places can be pointed at. */
public interface PointedChart extends Chart {
  /**
   * A point in the area of a chart.
   *
   * @param x from the left
   * @param y from the top
   */
  record Point(double x, double y) {}

  /**
   * The variable that is drawn at a height, or nearest to it; 0 for a picture.
   *
   * @param y the height
   * @param box where the chart is drawn
   */
  int variableAt(double y, Box box, ChartTheme theme);

  /** The place under a point, which may lie outside of the signal. */
  SignalPlace placeAt(Point point, int variable, Box box, ChartTheme theme);

  /** The point at a place. */
  Point pointAt(SignalPlace place, Box box, ChartTheme theme);
}

package spikeloom.ui.chart;

/** A chart of cells that can show a part of itself. Its data file always contains all data. */
public interface Zoomable extends Chart {
  /** The part that it shows. */
  Viewport view();

  /** The same chart showing another part. */
  Zoomable within(Viewport view);

  /** Number of cells; the visible part is kept while it does not change. */
  Viewport.Cells cells();

  /**
   * The part that is shown after zooming around a point, which is given in fractions of the visible
   * part.
   */
  default Viewport zoomed(double factor, double atX, double atY) {
    return view().zoomed(factor, atX, atY, cells());
  }

  /** Where the cells are drawn if the chart is drawn within the box. */
  Box plot(Box box, ChartTheme theme);
}

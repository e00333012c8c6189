package spikeloom.ui.chart;

/** A chart of cells that can show a part of itself. What it writes as data is always all of it. */
public interface Zoomable extends Chart {
  /** The part that it shows. */
  Viewport view();

  /** The same chart showing another part. */
  Zoomable within(Viewport view);

  /** How many cells it has; parts are kept as long as this stays the same. */
  Viewport.Cells cells();

  /** Where the cells are drawn if the chart is drawn within the box. */
  Box plot(Box box, ChartTheme theme);
}

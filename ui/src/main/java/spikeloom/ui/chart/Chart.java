package spikeloom.ui.chart;

/** An immutable chart: draws itself on any surface at any size, and writes its data. */
public interface Chart extends CsvSource {
  /** Returns the title, which is also the accessible name. */
  String title();

  /** Draws within the box; the caller draws the background. */
  void draw(Surface surface, Box box, ChartTheme theme);
}

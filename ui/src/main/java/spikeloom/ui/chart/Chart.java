package spikeloom.ui.chart;

/**
 * An immutable picture of data: it draws itself on any surface, at any size, and writes its data.
 */
public interface Chart extends CsvSource {
  /** What it shows, in words; also the name that assistive technology reads. */
  String title();

  /** Draws within the box; the background is the caller's. */
  void draw(Surface surface, Box box, ChartTheme theme);
}

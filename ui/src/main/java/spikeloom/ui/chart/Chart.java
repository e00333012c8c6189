package spikeloom.ui.chart;

/** An immutable chart: draws itself on any surface at any size, and writes its data. */
public interface Chart extends CsvSource {
  /** Returns the title. */
  String title();

  /** Returns the accessible name: the title, and what else a reader needs to know. */
  default String description() {
    return title();
  }

  /** Draws within the box; the caller draws the background. */
  void draw(Surface surface, Box box, ChartTheme theme);
}

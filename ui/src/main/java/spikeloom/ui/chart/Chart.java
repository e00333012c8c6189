package spikeloom.ui.chart;

import java.util.OptionalDouble;

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

  /** The chart for a place of {@code share} times the width: with fewer columns, if it has any. */
  default Chart narrowed(double share) {
    return this;
  }

  /** The height that a chart of fixed proportions has in a width; empty if it fills any place. */
  default OptionalDouble heightFor(double width) {
    return OptionalDouble.empty();
  }
}

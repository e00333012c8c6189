package spikeloom.ui.chart;

/** Something whose data can be written as one table. */
@FunctionalInterface
public interface CsvSource {
  /** Writes a header and all rows. */
  void writeTo(CsvWriter csv);
}

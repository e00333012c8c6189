package spikeloom.ui.chart;

/**
 * One bar for each category.
 *
 * @param name their name in the legend
 * @param values one for each category, NaN for no bar; not copied
 * @param deviation half of the error bar of each, NaN or 0 for none; empty for none at all; not
 *     copied
 * @param paletteIndex which colour of the theme they have
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record BarSeries(String name, double[] values, double[] deviation, int paletteIndex) {
  /** Checks the number of deviations. */
  public BarSeries {
    if (deviation.length != 0 && deviation.length != values.length) {
      throw new IllegalArgumentException(
          deviation.length + " deviations for " + values.length + " bars");
    }
  }

  /** Bars without error bars. */
  public static BarSeries of(String name, double[] values, int paletteIndex) {
    return new BarSeries(name, values, new double[0], paletteIndex);
  }

  /** Half of the error bar of bar {@code i}, NaN if there is none. */
  double deviation(int i) {
    return deviation.length == 0 ? Double.NaN : deviation[i];
  }
}

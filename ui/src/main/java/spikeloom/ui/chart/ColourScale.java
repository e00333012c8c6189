package spikeloom.ui.chart;

/**
 * The mapping from values to colours.
 *
 * @param quantity what the values measure, with its unit: "bits"
 * @param map the colours
 * @param low value of the first colour; what is below has it too
 * @param high value of the last colour, above {@code low}; what is above has it too
 */
public record ColourScale(String quantity, ColourMap map, double low, double high) {
  /** Checks that the range is not empty. */
  public ColourScale {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("colours cannot span " + low + " to " + high);
    }
  }

  /** The scale from 0, or from the least value if that is negative, to the largest value. */
  public static ColourScale spanning(String quantity, HeatMatrix matrix) {
    double least = 0;
    double most = 0;
    for (float[] row : matrix.values()) {
      for (float value : row) {
        if (Float.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    return new ColourScale(quantity, ColourMap.LAGOON, least, most > least ? most : least + 1);
  }

  /** Returns a scale symmetric around 0. */
  public static ColourScale around0(String quantity, double most) {
    return new ColourScale(quantity, ColourMap.SIGNED, -most, most);
  }

  /** The scale with colours for a theme. */
  ColourScale in(ChartTheme theme) {
    return new ColourScale(quantity, map.in(theme), low, high);
  }

  /** The colour of a value as 0xAARRGGBB; NaN is transparent. */
  public int argb(double value) {
    return Double.isNaN(value) ? 0 : map.argb((value - low) / (high - low));
  }
}

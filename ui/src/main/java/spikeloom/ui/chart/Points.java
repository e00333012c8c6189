package spikeloom.ui.chart;

/**
 * Points in the plane, as two arrays of equal length.
 *
 * @param x not copied, callers do not change it
 * @param y not copied, callers do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Points(double[] x, double[] y) {
  /** Checks that arrays have equal length. */
  public Points {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x values, " + y.length + " y values");
    }
  }

  /** Number of points. */
  public int size() {
    return x.length;
  }
}

package spikeloom.ui.chart;

import java.util.Arrays;

/**
 * One measured curve with its spread, for instance the mean of several seeds and their standard
 * deviation.
 *
 * @param name its name in the legend
 * @param points its points, x ascending; points that cannot be drawn (NaN, 0 on a logarithmic axis)
 *     leave a gap
 * @param deviation half of the spread at each point in units of y, NaN where it is unknown; empty
 *     for a curve without spread; not copied
 * @param look how it is drawn
 * @param paletteIndex which colour and marker of the theme it has
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Curve(String name, Points points, double[] deviation, Look look, int paletteIndex) {
  /** How a curve is drawn. */
  public enum Look {
    /** A line; the spread is a shaded band around it. */
    BAND,
    /** A line with a marker at each point; the spread is an error bar. */
    MARKERS,
    /** A dashed line without spread: a theory, a bound. */
    DASHED
  }

  /** Checks the length of the spread. */
  public Curve {
    if (deviation.length != 0 && deviation.length != points.size()) {
      throw new IllegalArgumentException(
          deviation.length + " deviations for " + points.size() + " points");
    }
  }

  /** A curve without spread. */
  public static Curve of(String name, Points points, Look look, int paletteIndex) {
    return new Curve(name, points, new double[0], look, paletteIndex);
  }

  /**
   * Mean and sample standard deviation (with n - 1) over runs.
   *
   * @param x where all runs were measured
   * @param runs runs x points; NaN where a run has no value, which is left out
   */
  public static Curve ofRuns(
      String name, double[] x, double[][] runs, Look look, int paletteIndex) {
    double[] mean = new double[x.length];
    double[] deviation = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int at = i;
      double[] here =
          Arrays.stream(runs).mapToDouble(run -> run[at]).filter(Double::isFinite).toArray();
      double centre = Arrays.stream(here).average().orElse(Double.NaN);
      double squares = Arrays.stream(here).map(v -> (v - centre) * (v - centre)).sum();
      mean[i] = centre;
      deviation[i] = here.length < 2 ? Double.NaN : Math.sqrt(squares / (here.length - 1));
    }
    return new Curve(name, new Points(x, mean), deviation, look, paletteIndex);
  }

  /** Half of the spread at point {@code i}, NaN if there is none. */
  double deviation(int i) {
    return deviation.length == 0 ? Double.NaN : deviation[i];
  }
}

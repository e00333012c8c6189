package spikeloom.dataset;

import java.util.Arrays;

/**
 * Scales values to [0, 1], each variable by its range in the training samples:
 *
 * <pre>{@code v' = min(1, max(0, (v - least) / (most - least)))}</pre>
 *
 * <p>A constant variable becomes 0; a missing value (NaN) stays NaN.
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: scalings are not compared
public record Scaling(float[] least, float[] most) {
  /**
   * Computes the scaling from training values, stored row by row with {@code variables} values
   * each.
   */
  public static Scaling fitted(float[] training, int variables) {
    Fit fit = new Fit(variables);
    fit.add(training);
    return fit.scaling();
  }

  /** Computes the scaling from training values that are added in parts. */
  public static final class Fit {
    private final float[] least;
    private final float[] most;

    /** Begins without values. */
    public Fit(int variables) {
      least = new float[variables];
      most = new float[variables];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      Arrays.fill(most, Float.NEGATIVE_INFINITY);
    }

    /** Adds values, row by row. */
    public void add(float[] training) {
      int variables = least.length;
      for (int v = 0; v < variables; v++) {
        float low = least[v];
        float high = most[v];
        for (int i = v; i < training.length; i += variables) {
          if (!Float.isNaN(training[i])) {
            low = Math.min(low, training[i]);
            high = Math.max(high, training[i]);
          }
        }
        least[v] = low;
        most[v] = high;
      }
    }

    /** Whether every variable has a range of at least {@code from .. to}. */
    public boolean spans(float from, float to) {
      for (int v = 0; v < least.length; v++) {
        if (least[v] > from || most[v] < to) {
          return false;
        }
      }
      return true;
    }

    /** The scaling by the values so far. */
    public Scaling scaling() {
      return new Scaling(least.clone(), most.clone());
    }
  }

  /** Scales rows of values in place. */
  public void apply(float[] values) {
    apply(values, 0, values.length);
  }

  /** Scales the rows in {@code values[at .. at + count - 1]} in place. */
  public void apply(float[] values, int at, int count) {
    int variables = least.length;
    for (int v = 0; v < variables; v++) {
      // In double precision, because the range of floats can exceed the largest float.
      double low = least[v];
      double range = most[v] - low;
      for (int i = at + v; i < at + count; i += variables) {
        double scaled = range > 0 ? (values[i] - low) / range : 0 * values[i];
        values[i] = (float) (scaled > 0 ? clipped(scaled) : Double.isNaN(scaled) ? scaled : 0);
      }
    }
  }

  // Comparisons, because Math.min and Math.max of doubles take most of the time of an epoch's data.
  private static double clipped(double positive) {
    return positive < 1 ? positive : 1;
  }
}

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
    float[] least = new float[variables];
    float[] most = new float[variables];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(most, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < training.length; i++) {
      if (!Float.isNaN(training[i])) {
        least[i % variables] = Math.min(least[i % variables], training[i]);
        most[i % variables] = Math.max(most[i % variables], training[i]);
      }
    }
    return new Scaling(least, most);
  }

  /** Scales rows of values in place. */
  public void apply(float[] values) {
    int variables = least.length;
    for (int i = 0; i < values.length; i++) {
      // In double precision, because the range of floats can exceed the largest float.
      double low = least[i % variables];
      double range = most[i % variables] - low;
      double scaled = range > 0 ? (values[i] - low) / range : 0 * values[i];
      values[i] = (float) Math.max(0, Math.min(1, scaled));
    }
  }
}

package spikeloom.array;

/**
 * Thrown if a loss or a gradient is not finite. The message names the layer and suggests a remedy.
 */
public final class NumericException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public NumericException(String message) {
    super(message);
  }

  /** Checks that a loss is finite. */
  public static void requireFinite(String layer, double value) {
    if (!Double.isFinite(value)) {
      throw new NumericException(
          "The loss of the "
              + layer
              + " became infinite or not a number: use a smaller --learning-rate.");
    }
  }
}

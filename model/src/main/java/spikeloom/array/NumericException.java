package spikeloom.array;

/**
 * The numbers went astray: a loss or a gradient is not finite. The message names the layer and says
 * what to try.
 */
public final class NumericException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public NumericException(String message) {
    super(message);
  }

  /** Refuses a loss that is infinite or not a number. */
  public static void requireFinite(String layer, double value) {
    if (!Double.isFinite(value)) {
      throw new NumericException(
          "The loss of the "
              + layer
              + " became infinite or not a number: use a smaller --learning-rate.");
    }
  }
}

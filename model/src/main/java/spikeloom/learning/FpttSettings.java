package spikeloom.learning;

/**
 * Constants of forward propagation through time.
 *
 * @param form regulariser
 * @param alpha strength of the pull towards the running average, above 0
 * @param beta share of the new parameters in the running average, in (0, 1]
 * @param clip largest norm of the whole gradient of a window, regulariser included, above 0;
 *     infinite: no limit
 */
public record FpttSettings(FpttForm form, double alpha, double beta, double clip) {
  /** Checks the ranges. */
  public FpttSettings {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the pull alpha must be above 0, not " + alpha);
    }
    if (!(beta > 0 && beta <= 1)) {
      throw new IllegalArgumentException("the share beta must be in (0, 1], not " + beta);
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException("the clip norm must be above 0, not " + clip);
    }
  }

  /** The published constants of sequential images; the adding task has alpha = 0.5. */
  public static FpttSettings standard() {
    return new FpttSettings(FpttForm.MULTIPLIER, 0.1, 0.5, 1);
  }
}

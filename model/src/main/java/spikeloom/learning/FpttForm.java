package spikeloom.learning;

/**
 * The regulariser of forward propagation through time, which keeps the parameters near those of
 * earlier windows.
 */
public enum FpttForm {
  /**
   * A multiplier l, at first 0, follows the change of the parameters; one backward pass per window:
   * {@code g = dloss - l + alpha (w - m)}, then {@code l <- l - alpha (w - m)} (the published
   * programs).
   */
  MULTIPLIER(1),
  /**
   * The gradient G of the window's loss at the new parameters replaces the multiplier; two backward
   * passes per window: {@code g = dloss - G/2 + alpha (w - m)} (the published equations).
   */
  TWO_PASS(0.5),
  /** No regulariser: truncated back-propagation with an update per window. */
  NONE(0);

  private final double share;

  FpttForm(double share) {
    this.share = share;
  }

  /** Part of the multiplier or of G that is subtracted from the gradient. */
  double share() {
    return share;
  }
}

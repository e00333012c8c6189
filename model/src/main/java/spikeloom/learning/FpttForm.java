package spikeloom.learning;

/** How forward propagation through time holds the parameters near what earlier windows taught. */
public enum FpttForm {
  /**
   * A multiplier l, at first 0, follows the motion of the parameters; one backward run per window:
   * {@code g = dloss - l + alpha (w - m)}, then {@code l <- l - alpha (w - m)} (the published
   * programs).
   */
  MULTIPLIER(1),
  /**
   * The gradient G of the window's loss at the new parameters takes the multiplier's place; two
   * backward runs per window: {@code g = dloss - G/2 + alpha (w - m)} (the published equations).
   */
  TWO_PASS(0.5),
  /** No regulariser: back-propagation cut at windows, with an update after each. */
  NONE(0);

  private final double share;

  FpttForm(double share) {
    this.share = share;
  }

  /** Part of the multiplier or of G that the gradient is relieved of. */
  double share() {
    return share;
  }
}

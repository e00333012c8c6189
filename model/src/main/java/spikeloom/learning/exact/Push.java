package spikeloom.learning.exact;

/**
 * A push that makes silent neurons fire again. A neuron without a spike has no spike time that
 * could be differentiated: its weights would never change. A push is not a gradient of the loss;
 * without silent neurons it changes nothing.
 *
 * @param hidden taken from the gradient of all weights to a neuron that was silent throughout a
 *     batch
 * @param label taken, for every example whose label's output was silent, from the gradient of the
 *     weights to it from neurons that fired
 */
public record Push(double hidden, double label) {
  /** The gradient of the loss alone. */
  public static final Push NONE = new Push(0, 0);

  /** Checks that the push is not negative. */
  public Push {
    if (!(hidden >= 0) || !(label >= 0)) {
      throw new IllegalArgumentException("push of " + hidden + " and " + label);
    }
  }
}

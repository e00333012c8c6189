package spikeloom.encoder;

import spikeloom.neuron.Lif;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.StochasticReadout;

/**
 * Arithmetic that one neuron does at every step whether spikes come or not, or at every input
 * spike. Constants are combined beforehand (gain and {@code 1 - alpha} are one factor), factors 0
 * and 1 cost nothing, a comparison is an addition. States and constants stay in the neuron, so
 * nothing is read.
 *
 * @param additions per update
 * @param multiplications per update
 */
public record NeuronUpdate(int additions, int multiplications) {
  /** Of what has no state, such as pooling. */
  public static final NeuronUpdate NONE = new NeuronUpdate(0, 0);

  /**
   * The equations of {@link Lif}, with comparison to the threshold.
   *
   * <pre>{@code
   * Q = beta Q + (1-beta) c                   2 multiplications, 1 addition; none if beta = 0
   * P = alpha P + (1-alpha) gain Q            2, 1; if alpha = 0: 1, 0
   * R = rho R + S                             1, 1; none if rho = 0 or kappa = 0
   * U = P + b - kappa R >= 1                  1, 3; if kappa = 1: 0, 3; if kappa = 0: 0, 2
   * }</pre>
   */
  public static NeuronUpdate of(Lif neuron) {
    NeuronUpdate synapse = filter(neuron.beta(), 1 - neuron.beta());
    NeuronUpdate membrane = filter(neuron.alpha(), (1 - neuron.alpha()) * neuron.gain());
    NeuronUpdate refractory =
        neuron.kappa() == 0
            ? NONE
            : filter(neuron.rho(), 1).plus(new NeuronUpdate(1, factor(neuron.kappa())));
    return synapse.plus(membrane).plus(refractory).plus(new NeuronUpdate(2, 0));
  }

  /**
   * The equations of {@link StochasticReadout}. The draw is a comparison of the log-odds with those
   * of a uniform number, {@code u > logit(uniform)}; making that number is not counted.
   *
   * <pre>{@code
   * V = gamma V + (1-gamma) gain c            2 multiplications, 1 addition; if gamma = 0: 1, 0
   * F = phi F + z                             1, 1; none if phi = 0
   * u = V + b + w F > logit(uniform)          1, 3
   * }</pre>
   */
  public static NeuronUpdate of(StochasticReadout neuron) {
    return filter(neuron.gamma(), (1 - neuron.gamma()) * neuron.gain())
        .plus(filter(neuron.phi(), 1))
        .plus(new NeuronUpdate(3, 1));
  }

  /**
   * The equations of {@link LiquidTimeConstant}, with comparison or draw, but for the products of
   * the gates and their logistic functions.
   *
   * <pre>{@code
   * D = I + R + c,   arguments of the gates   4 additions; 6 with adaptation
   * v = u + k (D - u) > threshold             1 multiplication, 3 additions
   * b = S + q (b - S),   threshold + 1.8 b    2, 3, with adaptation
   * }</pre>
   */
  public static NeuronUpdate of(LiquidTimeConstant neuron) {
    NeuronUpdate membrane = new NeuronUpdate(7, 1);
    return neuron.adaptation() > 0 ? membrane.plus(new NeuronUpdate(5, 2)) : membrane;
  }

  /**
   * The equations of {@link SpikingRecurrentCell}. A hyperbolic tangent counts as the line between
   * two bounds that does in its place in hardware: a multiplication and two comparisons; so does a
   * logistic gate.
   *
   * <pre>{@code
   * i = alpha i + c                           1 multiplication, 1 addition
   * x = rho tanh(i / rho)                     3, 2
   * zs = G(h)                                 0, 1; logistic: 1, 2
   * h = tanh(x + r h + rs hs + b)             3, 5
   * hs = h + zs (hs - h)                      1, 2
   * s = max(0, h)                             0, 1
   * }</pre>
   */
  public static NeuronUpdate of(SpikingRecurrentCell cell) {
    NeuronUpdate gate =
        cell.gate() == SpikingRecurrentCell.Gate.STEP
            ? new NeuronUpdate(1, 0)
            : new NeuronUpdate(2, 1);
    return gate.plus(new NeuronUpdate(11, 8));
  }

  // x = decay x + gain input
  private static NeuronUpdate filter(double decay, double gain) {
    return decay == 0 ? new NeuronUpdate(0, factor(gain)) : new NeuronUpdate(1, 1 + factor(gain));
  }

  private static int factor(double value) {
    return value == 1 ? 0 : 1;
  }

  private NeuronUpdate plus(NeuronUpdate other) {
    return new NeuronUpdate(additions + other.additions, multiplications + other.multiplications);
  }
}

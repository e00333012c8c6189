package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * A layer of leaky integrate-and-fire neurons over all steps of one sample. Equations and adjoint:
 * see {@code spikeloom.neuron.Lif}; here the gains of the filters are folded into two factors.
 */
public final class LifScan {
  private static final int TRACES = 4;

  final float beta;
  final float alpha;
  final float rho;
  final float kappa;
  final float currentGain;
  final float membraneGain;

  /**
   * Decays and gains per step.
   *
   * @param currentGain factor of the input current, 1 - beta
   * @param membraneGain factor of the filtered current, (1 - alpha) times the neuron's gain
   */
  public LifScan(
      double beta,
      double alpha,
      double rho,
      double kappa,
      double currentGain,
      double membraneGain) {
    this.beta = (float) beta;
    this.alpha = (float) alpha;
    this.rho = (float) rho;
    this.kappa = (float) kappa;
    this.currentGain = (float) currentGain;
    this.membraneGain = (float) membraneGain;
  }

  /** Creates the zero state of a layer with rows of {@code stride}. */
  public static Rows state(int stride) {
    return Rows.of(TRACES, stride);
  }

  /**
   * Runs the layer over the steps of {@code spikes}.
   *
   * @param trace {@code [steps][stride]}: input currents, overwritten by U - 1
   * @param bias one row
   * @param spikes overwritten; its steps and stride are those of {@code trace}
   * @param state 4 rows: Q, P, R and S before the first step, all 0 at rest; overwritten by those
   *     after the last
   */
  public void forward(Rows trace, Rows bias, SpikeBits spikes, Rows state) {
    if (VectorUnit.PRESENT) {
      VectorLifScan.forward(this, trace, bias, spikes, state);
    } else {
      PlainLifScan.forward(this, trace, bias, spikes, state);
    }
  }

  /**
   * The adjoint of {@link #forward}, whose initial state is constant.
   *
   * @param slope {@code [steps][stride]}: the surrogate's derivative at U - 1
   * @param adjoint {@code [steps][stride]}: gradient of the spikes, overwritten by that of the
   *     currents
   * @param biasGradient one row, overwritten
   */
  public void backward(Rows slope, Rows adjoint, int steps, Rows biasGradient) {
    if (VectorUnit.PRESENT) {
      VectorLifScan.backward(this, slope, adjoint, steps, biasGradient);
    } else {
      PlainLifScan.backward(this, slope, adjoint, steps, biasGradient);
    }
  }
}

package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * A layer of stochastic readout neurons over all steps of one sample. Equations and adjoint: see
 * {@code spikeloom.neuron.StochasticReadout}; the gain is folded into the factor of the current.
 */
public final class ReadoutScan {
  private static final int TRACES = 5;

  /** Row of the backward scratch that ends as {@code sum over t of phi^t uu(t)}. */
  static final int LATER = 2;

  final float gamma;
  final float phi;
  final float gain;
  final float priorLogit;
  final SpikeEstimator estimator;
  final double logOfPriorSilence;

  /**
   * Decays per step, the factor of the current, the prior rate r in (0, 1), and the estimator of
   * the gradient through spikes.
   *
   * @param gain (1 - gamma) times the neuron's gain
   */
  public ReadoutScan(
      double gamma, double phi, double gain, double prior, SpikeEstimator estimator) {
    this.gamma = (float) gamma;
    this.phi = (float) phi;
    this.gain = (float) gain;
    this.estimator = estimator;
    this.priorLogit = (float) (Math.log(prior) - Math.log1p(-prior));
    this.logOfPriorSilence = Math.log1p(-prior);
  }

  /** Creates the zero state of a layer with rows of {@code stride}. */
  public static Rows state(int stride) {
    return Rows.of(TRACES, stride);
  }

  /**
   * Runs the layer over the steps of {@code spikes} and samples them.
   *
   * @param trace a row per step: input currents, overwritten by the log-odds u
   * @param bias one row
   * @param feedback one row of feedback weights
   * @param uniform a row per step of uniform numbers in [0, 1): a neuron fires where its number is
   *     below its probability; overwritten by their log-odds
   * @param spikes overwritten
   * @param state 5 rows: V, F and z before the first step, all 0 at rest, overwritten by those
   *     after the last; then two rows of scratch
   * @return rate of the sample in nats: sum over steps and neurons of the KL divergence to the
   *     prior
   */
  public double forward(
      Rows trace, Rows bias, Rows feedback, Rows uniform, SpikeBits spikes, Rows state) {
    return VectorUnit.PRESENT
        ? VectorReadoutScan.forward(this, trace, bias, feedback, uniform, spikes, state)
        : PlainReadoutScan.forward(this, trace, bias, feedback, uniform, spikes, state);
  }

  /**
   * What {@link #forward} drew, and what was expected.
   *
   * @param logOdds a row per step: u
   * @param reference a row per step: v, log-odds of the prior
   * @param spikes what was sampled
   */
  public record Draws(Rows logOdds, Rows reference, SpikeBits spikes) {}

  /**
   * Gradients of a sample.
   *
   * @param adjoint a row per step: gradient of the spikes, overwritten by that of the currents
   * @param bias one row, overwritten
   * @param feedback one row, overwritten
   */
  public record Gradients(Rows adjoint, Rows bias, Rows feedback) {}

  /**
   * Scratch of the backward pass.
   *
   * @param state as {@link ReadoutScan#state} makes it; keeps what {@link #addEarlier} needs
   * @param slope a row per step
   * @param ratio a row per step
   */
  public record Scratch(Rows state, Rows slope, Rows ratio) {
    /** Rows of {@code stride} for windows of {@code steps} steps. */
    public static Scratch of(int steps, int stride) {
      return new Scratch(ReadoutScan.state(stride), Rows.of(steps, stride), Rows.of(steps, stride));
    }
  }

  /**
   * The adjoint of {@link #forward} from the zero state, through the sampled spikes by the
   * estimator. For another, constant state {@link #addEarlier} adds the missing part.
   *
   * @param rateWeight weight of the rate in the loss
   * @param feedback one row of feedback weights
   */
  public void backward(
      Draws draws, double rateWeight, Rows feedback, Gradients gradients, Scratch scratch) {
    if (VectorUnit.PRESENT) {
      VectorReadoutScan.backward(this, draws, (float) rateWeight, feedback, gradients, scratch);
    } else {
      PlainReadoutScan.backward(this, draws, (float) rateWeight, feedback, gradients, scratch);
    }
  }

  /**
   * Derivatives at the log-odds of a sample: {@code slope = p (1 - p)}, and {@code ratio}, the
   * factor by which the estimator's derivative of a spike differs from it.
   */
  static void derivatives(SpikeEstimator estimator, Draws draws, Scratch scratch) {
    if (VectorUnit.PRESENT) {
      VectorReadoutScan.derivatives(estimator, draws, scratch);
    } else {
      PlainReadoutScan.derivatives(estimator, draws, scratch);
    }
  }

  /** Overwrites uniform numbers by log-odds: a neuron with larger ones fires. */
  static void logOddsOf(Rows uniform, int steps, int width) {
    for (int t = 0; t < steps; t++) {
      if (VectorUnit.PRESENT) {
        VectorReadoutScan.logOdds(uniform.values(), uniform.index(t, 0), width);
      } else {
        PlainReadoutScan.logOdds(uniform.values(), uniform.index(t, 0), width);
      }
    }
  }

  /**
   * Adds to the gradient of the feedback weights what spikes before the first step contribute
   * through their trace: {@code (phi F + z) sum over t of phi^t uu(t)}.
   *
   * @param before the state before the first step
   * @param after the scratch of {@link #backward}
   * @param neurons number of neurons
   */
  public void addEarlier(Rows before, Rows after, int neurons, Rows feedbackGradient) {
    for (int n = 0; n < neurons; n++) {
      float f = before.values()[before.index(1, n)];
      float z = before.values()[before.index(2, n)];
      float later = after.values()[after.index(LATER, n)];
      feedbackGradient.values()[feedbackGradient.index(0, n)] += (phi * f + z) * later;
    }
  }
}

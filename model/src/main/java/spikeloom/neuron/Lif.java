package spikeloom.neuron;

import java.util.function.DoubleUnaryOperator;

/**
 * Leaky integrate-and-fire neuron with filters for current, membrane and refractoriness. With c(t)
 * the sum of the weights of the inputs that fire at step t, all traces 0 before the first step:
 *
 * <pre>{@code
 * Q(t) = beta  Q(t-1) + (1 - beta)  c(t)        synaptic current
 * P(t) = alpha P(t-1) + (1 - alpha) Q(t)        membrane, filters of gain 1
 * R(t) = rho   R(t-1) + S(t-1)                  refractory trace
 * U(t) = gain P(t) + b - kappa R(t)
 * S(t) = 1 if U(t) >= 1, else 0
 * }</pre>
 *
 * <p>Adjoint, with g(t) the surrogate's value at U(t) - 1 and dS(t) the gradient that reaches the
 * spike from outside, backwards in time from traces of 0:
 *
 * <pre>{@code
 * uS(t) = dS(t) + uR(t+1)                       a spike acts on the next refractory trace
 * uU(t) = g(t) uS(t)
 * uR(t) = rho uR(t+1) - kappa uU(t)
 * uP(t) = alpha uP(t+1) + gain uU(t)
 * uQ(t) = beta uQ(t+1) + (1 - alpha) uP(t)
 * dc(t) = (1 - beta) uQ(t),   db = sum of uU(t)
 * }</pre>
 *
 * <p>Source: the hidden layer of Skatchkovsky, Simeone and Jang, "Learning to time-decode in
 * spiking neural networks through the information bottleneck" (VDIB), NeurIPS 2021, in the trace
 * form of Kaiser, Mostafa and Neftci (DECOLLE) 2020, with normalised filters.
 *
 * @param beta decay of the synaptic current per step, in [0, 1)
 * @param alpha decay of the membrane per step, in [0, 1)
 * @param rho decay of the refractory trace per step, in [0, 1)
 * @param kappa what one spike takes from the membrane potential at the next step, at least 0
 * @param gain factor between the normalised membrane trace and the potential, above 0
 */
public record Lif(double beta, double alpha, double rho, double kappa, double gain) {
  /** Checks the ranges. */
  public Lif {
    Neurons.requireDecay("beta", beta);
    Neurons.requireDecay("alpha", alpha);
    Neurons.requireDecay("rho", rho);
    if (!(kappa >= 0) || !(gain > 0)) {
      throw new IllegalArgumentException("kappa " + kappa + " or gain " + gain + " out of range");
    }
  }

  /** The same with another decay of membrane and refractoriness. */
  public Lif withDecay(double decay) {
    return new Lif(beta, decay, decay, kappa, gain);
  }

  /** The same with another gain. */
  public Lif withGain(double other) {
    return new Lif(beta, alpha, rho, kappa, other);
  }

  /** What one neuron did: U(t) - 1 and S(t). */
  @SuppressWarnings("ArrayRecordComponent") // shown, never compared
  public record Response(double[] margin, double[] spikes) {}

  /** What reached the currents and the bias of one neuron. */
  @SuppressWarnings("ArrayRecordComponent") // shown, never compared
  public record Adjoint(double[] current, double bias) {}

  /**
   * One neuron, step by step in double precision: for traces on screen, and the standard that the
   * fused kernels are held against.
   *
   * @param current c(t)
   * @param spike S as a function of U - 1: {@link Neurons#STEP}, or a smooth one
   */
  public Response respond(double[] current, double bias, DoubleUnaryOperator spike) {
    int steps = current.length;
    double[] margin = new double[steps];
    double[] spikes = new double[steps];
    double q = 0;
    double p = 0;
    double r = 0;
    for (int t = 0; t < steps; t++) {
      q = beta * q + (1 - beta) * current[t];
      p = alpha * p + (1 - alpha) * q;
      r = rho * r + (t > 0 ? spikes[t - 1] : 0);
      margin[t] = gain * p + bias - kappa * r - 1;
      spikes[t] = spike.applyAsDouble(margin[t]);
    }
    return new Response(margin, spikes);
  }

  /**
   * The adjoint of {@link #respond}.
   *
   * @param slope g(t)
   * @param outside dS(t)
   */
  public Adjoint adjoint(double[] slope, double[] outside) {
    int steps = slope.length;
    double[] current = new double[steps];
    double bias = 0;
    double uR = 0;
    double uP = 0;
    double uQ = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double uU = slope[t] * (outside[t] + uR);
      uR = rho * uR - kappa * uU;
      uP = alpha * uP + gain * uU;
      uQ = beta * uQ + (1 - alpha) * uP;
      current[t] = (1 - beta) * uQ;
      bias += uU;
    }
    return new Adjoint(current, bias);
  }
}

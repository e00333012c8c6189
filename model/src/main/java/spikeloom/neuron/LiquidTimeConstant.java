package spikeloom.neuron;

import java.util.function.DoubleUnaryOperator;

/**
 * Liquid time-constant spiking neurons: input and state decide at every step how fast the membrane
 * forgets and how long the threshold stays raised. A layer at step t, with I(t) its input currents
 * and {@code s} the logistic function:
 *
 * <pre>{@code
 * D(t)  = I(t) + Wr S(t-1) + c                   drive
 * k(t)  = s(Am D(t) + Bm u(t-1) + em)            membrane gate, an inverse time constant
 * q(t)  = s(Aa D(t) + Ba b(t-1) + ea)            retention of the adaptation
 * b(t)  = q(t) b(t-1) + (1 - q(t)) S(t-1)        adaptation
 * v(t)  = u(t-1) + k(t) (D(t) - u(t-1))          membrane potential
 * S(t)  = 1 if v(t) > threshold + adaptation b(t), else 0
 * u(t)  = (1 - S(t)) v(t)                        reset to 0
 * }</pre>
 *
 * <p>With {@code adaptation = 0} the threshold is fixed and b keeps its start value. With constant
 * gates ({@link LiquidWeights.Gate#constant}) these are plain adaptive neurons (ALIF); with an
 * infinite threshold, leaky integrators whose potential is a readout.
 *
 * <p>Adjoint, with g(t) the surrogate's value at the margin {@code v(t) - threshold - adaptation
 * b(t)}, dS(t) and du(t) the gradients that reach spike and potential from outside, backwards from
 * uU = uS = uB = 0; the reset is differentiated through the spike:
 *
 * <pre>{@code
 * U  = du(t) + uU(t+1),   a = g(t) (dS(t) + uS(t+1) - v(t) U)
 * dv = (1 - S(t)) U + a,  dk = dv (D(t) - u(t-1)) k(t) (1 - k(t))
 * db = uB(t+1) - adaptation a,   dq = db (b(t-1) - S(t-1)) q(t) (1 - q(t))
 * dD = k(t) dv + Am' dk + Aa' dq                 gradient of the currents I(t) too
 * uU(t) = (1 - k(t)) dv + Bm' dk
 * uS(t) = Wr' dD + (1 - q(t)) db
 * uB(t) = q(t) db + Ba' dq
 * }</pre>
 *
 * <p>Source: Yin, Corradi and Bohte, "Accurate online training of dynamical spiking neural networks
 * through Forward Propagation Through Time", Nature Machine Intelligence 2023 (arXiv 2112.11231).
 *
 * @param threshold what the potential has to exceed where there is no adaptation, above 0;
 *     infinite: the neurons integrate and never fire
 * @param adaptation rise of the threshold per unit of b, at least 0; 0: fixed threshold
 */
public record LiquidTimeConstant(double threshold, double adaptation) {
  /** The step function of this neuron: 1 above 0, and not at 0. */
  public static final DoubleUnaryOperator STEP = margin -> margin > 0 ? 1 : 0;

  /** The adaptive threshold of the published sequence tasks: 0.1 + 1.8 b. */
  public static final LiquidTimeConstant ADAPTIVE = new LiquidTimeConstant(0.1, 1.8);

  /** The fixed threshold of the published adding task: 0.5. */
  public static final LiquidTimeConstant FIXED = new LiquidTimeConstant(0.5, 0);

  /** Leaky integrators with liquid time constants, for a readout: no spikes, no reset. */
  public static final LiquidTimeConstant INTEGRATOR =
      new LiquidTimeConstant(Double.POSITIVE_INFINITY, 0);

  /** Checks the ranges. */
  public LiquidTimeConstant {
    if (!(threshold > 0) || !(adaptation >= 0) || Double.isInfinite(adaptation)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + " or adaptation " + adaptation + " out of range");
    }
  }

  /** State between two steps: u after the reset, spikes S, adaptation b; or their gradients. */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record State(double[] potential, double[] spikes, double[] adaptation) {
    /** All zero. */
    public static State zero(int neurons) {
      return new State(new double[neurons], new double[neurons], new double[neurons]);
    }
  }

  /**
   * What a layer did, everything {@code [steps][neurons]}.
   *
   * @param start the state before the first step
   * @param drive D
   * @param membraneGate k
   * @param adaptationGate q
   * @param adaptation b
   * @param potential v, before the reset
   * @param margin v minus the threshold in force
   * @param spikes S
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Response(
      State start,
      double[][] drive,
      double[][] membraneGate,
      double[][] adaptationGate,
      double[][] adaptation,
      double[][] potential,
      double[][] margin,
      double[][] spikes) {
    private static Response of(State start, int steps) {
      int neurons = start.potential().length;
      return new Response(
          start,
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons]);
    }

    /** The state after {@code steps} steps; after 0 the start. */
    public State after(int steps) {
      if (steps == 0) {
        return start;
      }
      int t = steps - 1;
      double[] reset = potential[t].clone();
      for (int n = 0; n < reset.length; n++) {
        reset[n] *= 1 - spikes[t][n];
      }
      return new State(reset, spikes[t], adaptation[t]);
    }
  }

  /**
   * Gradients from outside, {@code [steps][neurons]}.
   *
   * @param spikes dS
   * @param potential du, of the potential after the reset
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Outside(double[][] spikes, double[][] potential) {}

  /**
   * What reached the layer's input.
   *
   * @param current {@code [steps][neurons]}, of I
   * @param weights of the weights
   * @param start of the state before the first step
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Adjoint(double[][] current, LiquidWeights weights, State start) {}

  /**
   * A layer step by step in double precision: for traces on screen, and as reference of the fused
   * kernels. A run in windows hands {@link Response#after} to the next window.
   *
   * @param current I, {@code [steps][neurons]}
   * @param start the state before the first step
   * @param spike S as a function of the margin: {@link #STEP}, or a smooth one
   */
  public Response respond(
      double[][] current, LiquidWeights weights, State start, DoubleUnaryOperator spike) {
    Response response = Response.of(start, current.length);
    State before = start;
    for (int t = 0; t < current.length; t++) {
      step(t, current[t], weights, before, response);
      for (int n = 0; n < weights.neurons(); n++) {
        response.spikes[t][n] = spike.applyAsDouble(response.margin[t][n]);
      }
      before = response.after(t + 1);
    }
    return response;
  }

  private void step(
      int t, double[] current, LiquidWeights weights, State before, Response response) {
    double[] drive = response.drive[t];
    double[] k = response.membraneGate[t];
    double[] q = response.adaptationGate[t];
    System.arraycopy(current, 0, drive, 0, drive.length);
    LiquidWeights.addProduct(weights.recurrent(), before.spikes(), drive);
    LiquidWeights.add(drive, weights.bias());
    weights.membrane().open(drive, before.potential(), k);
    weights.adaptation().open(drive, before.adaptation(), q);
    for (int n = 0; n < drive.length; n++) {
      double u = before.potential()[n];
      double b = before.adaptation()[n];
      if (adaptation > 0) {
        b = q[n] * b + (1 - q[n]) * before.spikes()[n];
      }
      response.adaptation[t][n] = b;
      response.potential[t][n] = u + k[n] * (drive[n] - u);
      response.margin[t][n] = response.potential[t][n] - (threshold + adaptation * b);
    }
  }

  /**
   * The adjoint of {@link #respond} over its steps; later ones are ignored.
   *
   * @param slope g
   * @param outside dS and du
   */
  public Adjoint adjoint(
      Response response, LiquidWeights weights, double[][] slope, Outside outside) {
    int steps = slope.length;
    int neurons = weights.neurons();
    double[][] current = new double[steps][];
    LiquidWeights gradient = weights.zeros();
    State later = State.zero(neurons);
    for (int t = steps - 1; t >= 0; t--) {
      LiquidWeights.add(later.potential(), outside.potential()[t]);
      LiquidWeights.add(later.spikes(), outside.spikes()[t]);
      State before = response.after(t);
      Local local = local(t, response, before, slope[t], later);
      current[t] = local.drive;
      later = local.before;
      LiquidWeights.addTransposed(weights.membrane().drive(), local.membrane, local.drive);
      LiquidWeights.addTransposed(weights.adaptation().drive(), local.adaptation, local.drive);
      LiquidWeights.addTransposed(weights.membrane().state(), local.membrane, later.potential());
      LiquidWeights.addTransposed(
          weights.adaptation().state(), local.adaptation, later.adaptation());
      LiquidWeights.addTransposed(weights.recurrent(), local.drive, later.spikes());
      LiquidWeights.addOuter(gradient.recurrent(), local.drive, before.spikes());
      LiquidWeights.add(gradient.bias(), local.drive);
      gradient.membrane().addGradient(local.membrane, response.drive[t], before.potential());
      gradient.adaptation().addGradient(local.adaptation, response.drive[t], before.adaptation());
    }
    return new Adjoint(current, gradient, later);
  }

  /** Step t without its matrices: k dv, dk, dq, and the gradient that bypasses them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Local(double[] drive, double[] membrane, double[] adaptation, State before) {}

  private Local local(int t, Response response, State before, double[] slope, State later) {
    int neurons = slope.length;
    State back = State.zero(neurons);
    Local local = new Local(new double[neurons], new double[neurons], new double[neurons], back);
    for (int n = 0; n < neurons; n++) {
      double k = response.membraneGate[t][n];
      double q = response.adaptationGate[t][n];
      double reached = later.potential()[n];
      double a = slope[n] * (later.spikes()[n] - response.potential[t][n] * reached);
      double dv = (1 - response.spikes[t][n]) * reached + a;
      double db = adaptation > 0 ? later.adaptation()[n] - adaptation * a : 0;
      double change = response.drive[t][n] - before.potential()[n];
      local.drive[n] = k * dv;
      local.membrane[n] = dv * change * k * (1 - k);
      local.adaptation[n] = db * (before.adaptation()[n] - before.spikes()[n]) * q * (1 - q);
      back.potential()[n] = (1 - k) * dv;
      back.spikes()[n] = (1 - q) * db;
      back.adaptation()[n] = q * db;
    }
    return local;
  }
}

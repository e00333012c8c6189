package spikeloom.neuron;

/**
 * Spiking recurrent cell: a recurrent unit whose fast and slow states make it fire pulses of graded
 * height. With c(t) the weighted sum of the inputs at step t and n(t) a noise, 0 where there is
 * none:
 *
 * <pre>{@code
 * i(t)  = alpha i(t-1) + c(t)                            integrated current
 * x(t)  = rho tanh(i(t) / rho)                           drive, below rho in size
 * zs(t) = zhyp + (zdep - zhyp) G(h(t-1))                 gate of the slow state
 * a(t)  = x(t) + r h(t-1) + rs hs(t-1) + b               argument
 * h(t)  = tanh(a(t) + n(t))                              fast state
 * hs(t) = zs(t) hs(t-1) + (1 - zs(t)) h(t-1)             slow state
 * s(t)  = max(0, h(t))                                   pulse, in [0, 1)
 * }</pre>
 *
 * <p>Adjoint, with d(t) the gradient that reaches the pulse from outside, e(t) the derivative of
 * the rectifier (1 everywhere, or 1 where h(t) is above 0), k the weight of the rate K of {@link
 * PulseNoise}, backwards in time from 0:
 *
 * <pre>{@code
 * uh(t)  = d(t) e(t) + [ r ua(t+1) + (1 - zs(t+1)) us(t+1)
 *                        + us(t+1) (hs(t) - h(t)) (zdep - zhyp) G'(h(t)) ]
 * us(t)  = [ rs ua(t+1) + zs(t+1) us(t+1) ]
 * ua(t)  = uh(t) (1 - h(t)^2) + k dK/da(t)
 * ui(t)  = (ua(t) + k dK/dx(t)) (1 - (x(t)/rho)^2) + alpha ui(t+1)
 * dc(t)  = ui(t),   db = sum of ua(t)
 * }</pre>
 *
 * What is in brackets goes back through the recurrent states, and is left out where {@link
 * Recurrence#DETACHED} is chosen. G' is taken as 0 for the step.
 *
 * <p>Source: De Geeter, Ernst and Drion, "Spike-based computation using classical recurrent neural
 * networks", 2023 (arXiv 2306.03623), with h(t-1) in the gate.
 *
 * @param constants the numbers of the equations
 * @param gate G
 * @param recurrence whether gradients go back through h and hs
 * @param rectifier the derivative of the pulse in h
 * @param bias where b begins and how high it may rise
 */
public record SpikingRecurrentCell(
    Constants constants, Gate gate, Recurrence recurrence, Rectifier rectifier, Bias bias) {

  /** The cell of the paper. */
  public static final SpikingRecurrentCell PAPER =
      new SpikingRecurrentCell(
          new Constants(0.9, 3, 2, -7, 0.9, 0),
          Gate.STEP,
          Recurrence.DETACHED,
          Rectifier.BYPASSED,
          new Bias(-6, -4, Bias.Training.TRAINED));

  /**
   * The numbers of the equations.
   *
   * @param alpha decay of the integrated current per step, in [0, 1)
   * @param rho bound of the drive, above 0
   * @param r weight of the fast state
   * @param rs weight of the slow state
   * @param zhyp decay of the slow state per step while the cell is silent, in [0, 1]
   * @param zdep decay during a pulse, in [0, 1]
   */
  public record Constants(double alpha, double rho, double r, double rs, double zhyp, double zdep) {
    /** Checks the ranges. */
    public Constants {
      Neurons.requireDecay("alpha", alpha);
      if (!(rho > 0)) {
        throw new IllegalArgumentException("rho must be above 0, not " + rho);
      }
      if (!(zhyp >= 0 && zhyp <= 1 && zdep >= 0 && zdep <= 1)) {
        throw new IllegalArgumentException(
            "zhyp and zdep must be in [0, 1], not " + zhyp + " and " + zdep);
      }
    }
  }

  /** The gate of the slow state. */
  public enum Gate {
    /** {@code G(h) = 1} for {@code h > 0.5}, else 0. */
    STEP(Double.POSITIVE_INFINITY),
    /** {@code G(h) = 1 / (1 + exp(-10 (h - 0.5)))}, as in the authors' simulation. */
    LOGISTIC(10);

    /** The h at which G is one half. */
    public static final double CENTRE = 0.5;

    private final double slope;

    Gate(double slope) {
      this.slope = slope;
    }

    /** The factor of h - 0.5 in the logistic function; infinite for the step. */
    public double slope() {
      return slope;
    }

    /** G(h). */
    public double at(double h) {
      return this == STEP ? (h > CENTRE ? 1 : 0) : 1 / (1 + Math.exp(-slope * (h - CENTRE)));
    }

    /** G'(h), 0 for the step. */
    public double derivative(double h) {
      return this == STEP ? 0 : slope * at(h) * (1 - at(h));
    }
  }

  /** The gradient through h(t-1) and hs(t-1). */
  public enum Recurrence {
    /** They are constants in the backward pass: gradients cross time through the current i only. */
    DETACHED,
    /** Back-propagation through all states. */
    ATTACHED
  }

  /** The derivative of the pulse in h. */
  public enum Rectifier {
    /** 1 everywhere, so that errors reach silent cells. */
    BYPASSED,
    /** 1 where h is above 0, else 0. */
    EXACT
  }

  /**
   * The bias b.
   *
   * @param initial initial value
   * @param highest its bound; above about -4.42 a cell fires without any input
   * @param training whether it is trained
   */
  public record Bias(double initial, double highest, Training training) {
    /** Whether the bias is trained. */
    public enum Training {
      /** Constant. */
      FIXED,
      /** Trained, and clipped to its bound. */
      TRAINED
    }

    /** Checks that the bias starts below its bound. */
    public Bias {
      if (!(initial <= highest)) {
        throw new IllegalArgumentException(
            "the bias begins at " + initial + ", above its bound of " + highest);
      }
    }
  }

  /** i, h and hs after a step. */
  public record State(double current, double fast, double slow) {}

  /** The response of one cell: i(t), x(t), zs(t), a(t), h(t), hs(t) and s(t). */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Response(
      double[] current,
      double[] drive,
      double[] gate,
      double[] argument,
      double[] fast,
      double[] slow,
      double[] pulses) {
    private Response(int steps) {
      this(
          new double[steps],
          new double[steps],
          new double[steps],
          new double[steps],
          new double[steps],
          new double[steps],
          new double[steps]);
    }
  }

  /** The gradients of the inputs' sum and the bias of one cell. */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Adjoint(double[] current, double bias) {}

  /** The same cell with another gate. */
  public SpikingRecurrentCell with(Gate other) {
    return new SpikingRecurrentCell(constants, other, recurrence, rectifier, bias);
  }

  /** The same cell with another gradient of the recurrence. */
  public SpikingRecurrentCell with(Recurrence through, Rectifier derivative) {
    return new SpikingRecurrentCell(constants, gate, through, derivative, bias);
  }

  /** The same cell with another bias. */
  public SpikingRecurrentCell with(Bias other) {
    return new SpikingRecurrentCell(constants, gate, recurrence, rectifier, other);
  }

  /**
   * The rest state without input: {@code h = hs = tanh((r + rs) h + b)}. For a cell that fires by
   * itself it is unstable.
   */
  public State rest(double bias) {
    return rest(bias, constants.r + constants.rs);
  }

  /**
   * The same for a cell with other weights.
   *
   * @param feedback r + rs
   */
  public State rest(double bias, double feedback) {
    double low = -1;
    double high = 1;
    while (true) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        return new State(0, middle, middle);
      }
      if (Math.tanh(feedback * middle + bias) > middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /**
   * One cell, step by step in double precision: for traces on screen, and as reference of the fused
   * kernels.
   *
   * @param current c(t)
   * @param noise n(t)
   */
  public Response respond(double[] current, double[] noise, double bias, State start) {
    Constants k = constants;
    Response response = new Response(current.length);
    double i = start.current;
    double h = start.fast;
    double hs = start.slow;
    for (int t = 0; t < current.length; t++) {
      i = k.alpha * i + current[t];
      double x = k.rho * Math.tanh(i / k.rho);
      double zs = k.zhyp + (k.zdep - k.zhyp) * gate.at(h);
      double a = x + k.r * h + k.rs * hs + bias;
      hs = zs * hs + (1 - zs) * h;
      h = Math.tanh(a + noise[t]);
      response.current[t] = i;
      response.drive[t] = x;
      response.gate[t] = zs;
      response.argument[t] = a;
      response.fast[t] = h;
      response.slow[t] = hs;
      response.pulses[t] = Math.max(0, h);
    }
    return response;
  }

  /**
   * The adjoint of {@link #respond}; the start is a constant.
   *
   * @param outside d(t)
   * @param noise noise of the rate
   * @param rateWeight k, the weight of a nat of rate in the loss
   */
  public Adjoint adjoint(Response response, double[] outside, PulseNoise noise, double rateWeight) {
    Constants k = constants;
    double[] current = new double[outside.length];
    double bias = 0;
    double backToFast = 0;
    double us = 0;
    double ui = 0;
    for (int t = outside.length - 1; t >= 0; t--) {
      double h = response.fast[t];
      double x = response.drive[t];
      double a = response.argument[t];
      double e = rectifier == Rectifier.BYPASSED || h > 0 ? 1 : 0;
      double ua = (outside[t] * e + backToFast) * (1 - h * h) + rateWeight * noise.argumentSlope(a);
      ui = (ua + rateWeight * noise.driveSlope(x)) * (1 - x / k.rho * (x / k.rho)) + k.alpha * ui;
      current[t] = ui;
      bias += ua;
      if (recurrence == Recurrence.ATTACHED && t > 0) {
        double zs = response.gate[t];
        double before = response.fast[t - 1];
        double slope = (k.zdep - k.zhyp) * gate.derivative(before);
        backToFast = k.r * ua + (1 - zs) * us + us * (response.slow[t - 1] - before) * slope;
        us = k.rs * ua + zs * us;
      }
    }
    return new Adjoint(current, bias);
  }
}

package spikeloom.neuron;

/**
 * Leaky integrate-and-fire neuron with exponential synapses in continuous time. An input spike of
 * weight w adds w to the synaptic current I; where the potential V reaches the threshold from
 * below, the neuron fires and V falls by theta to 0, while I continues:
 *
 * <pre>{@code
 * dI/dt = -alpha I,   dV/dt = I - beta V
 * kappa(x) = (exp(-alpha x) - exp(-beta x)) / (beta - alpha)       potential after a unit input
 * V(x) = exp(-beta x) V(0) + kappa(x) I(0),   I(x) = exp(-alpha x) I(0)
 * V(t) = sum w kappa(t - f_in) - theta sum exp(-beta (t - f_own))  the same as responses to spikes
 * }</pre>
 *
 * <p>Everything is written with the smaller rate m and the spread d of the rates, so that it holds
 * for equal rates too and overflows for none: kappa(x) = x exp(-m x) (1 - exp(-d x)) / (d x).
 *
 * <p>V has at most one extremum between two events, a maximum if the current is positive: a spike
 * is due where V rises and is above the threshold at the horizon or at the maximum before it, and
 * then the crossing is the only one below that point. No crossing is missed.
 *
 * <p>Source: Lee, Haghighatshoar and Karbasi, "Exact gradient computation for spiking neural
 * networks via forward propagation", AISTATS 2023, in a form that keeps V and I.
 *
 * @param alpha rate of the synapse, one over its time constant, above 0
 * @param beta rate of the membrane, above 0
 * @param theta threshold, above 0
 */
public record SpikeResponse(double alpha, double beta, double theta) {
  /** No spike. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  // Below, the series has an error under 1e-17; above ENOUGH, 1 - exp(-y) loses at most two bits.
  private static final double SMALL = 0.03;
  private static final double ENOUGH = 0.5;
  private static final double ACCURATE = 1e-17;
  private static final double LAST_BIT = 4e-16;
  private static final int MOST_STEPS = 200;

  /** Checks that rates and thresholds are finite and positive. */
  public SpikeResponse {
    requirePositive("alpha", alpha);
    requirePositive("beta", beta);
    requirePositive("theta", theta);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " is not above 0");
    }
  }

  /** kappa(x): potential a time x after an input spike of weight 1; 0 up to x = 0. */
  public double kernel(double x) {
    return x > 0
        ? x * (Math.exp(-Math.min(alpha, beta) * x) * share(Math.abs(beta - alpha) * x))
        : 0;
  }

  /** kappa'(x) = exp(-alpha x) - beta kappa(x), for x above 0. */
  public double kernelSlope(double x) {
    return synapseDecay(x) - beta * kernel(x);
  }

  /** Decay factor of a current over a time x. */
  public double synapseDecay(double x) {
    return Math.exp(-alpha * x);
  }

  /** Decay factor of a potential over a time x. */
  public double membraneDecay(double x) {
    return Math.exp(-beta * x);
  }

  /** V(x) from V(0) and I(0) without events. */
  public double potential(double potential, double current, double x) {
    return membraneDecay(x) * potential + kernel(x) * current;
  }

  /** dV/dt at a potential and a current. */
  public double slope(double potential, double current) {
    return current - beta * potential;
  }

  /**
   * Time to the next spike.
   *
   * @param potential V(0), below theta
   * @param current I(0)
   * @param horizon when the next event comes, finite
   * @return the time x of the first crossing in (0, horizon], or {@link #NEVER}
   */
  public double nextSpike(double potential, double current, double horizon) {
    if (!(current > 0) || !(slope(potential, current) > 0) || !(horizon > 0)) {
      return NEVER;
    }
    double atHorizon = potential(potential, current, horizon);
    return spikeBefore(potential, current, horizon, atHorizon, synapseDecay(horizon) * current);
  }

  /**
   * {@link #nextSpike} with a known state at the horizon.
   *
   * @param potential V(0), below theta, where it rises
   * @param current I(0), above 0
   * @param horizon time of the next event
   * @param atHorizon V(horizon) without a spike
   * @param currentAtHorizon I(horizon)
   */
  public double spikeBefore(
      double potential, double current, double horizon, double atHorizon, double currentAtHorizon) {
    if (atHorizon >= theta) {
      return crossing(potential, current, horizon);
    }
    // V is concave while it rises: it stays below its tangent.
    boolean tooSlow = potential + slope(potential, current) * horizon < theta;
    if (tooSlow || slope(atHorizon, currentAtHorizon) >= 0) {
      return NEVER;
    }
    double peak = Math.min(horizon, peak(potential, current));
    return potential(potential, current, peak) >= theta
        ? crossing(potential, current, peak)
        : NEVER;
  }

  // Where V' = 0: with E = (exp(d x) - 1) / d and d = beta - alpha, V' = 0 at E = (I - beta V) /
  // (alpha I). There is no such point if V comes from so far below that it stays below 0.
  private double peak(double potential, double current) {
    double at = slope(potential, current) / (alpha * current);
    double spread = beta - alpha;
    double change = spread * at;
    if (Math.abs(change) < 1e-8) {
      return at * (1 - change / 2 + change * change / 3);
    }
    return change <= -1 ? 0 : Math.log1p(change) / spread;
  }

  // Halley's method (Newton's with V'') from 0, inside a shrinking bracket; V < theta at low
  // and V >= theta at high. The remaining distance after a step is below the square of the step
  // times
  // V''/V'.
  private double crossing(double potential, double current, double end) {
    double slow = Math.min(alpha, beta);
    double spread = Math.abs(beta - alpha);
    double low = 0;
    double high = end;
    double x = 0;
    double v = potential;
    double i = current;
    for (int step = 0; step < MOST_STEPS; step++) {
      double rise = i - beta * v;
      double bend = -alpha * i - beta * rise;
      double missing = theta - v;
      double next = x + 2 * missing * rise / (2 * rise * rise + missing * bend);
      boolean inside = next > low && next < high;
      if (!inside) {
        next = low + 0.5 * (high - low);
      }
      double move = next - x;
      x = next;
      if (Math.abs(move) <= LAST_BIT * x
          || (inside && rise > 0 && move * move * Math.abs(bend) <= ACCURATE * x * rise)) {
        return x;
      }
      double decay = Math.exp(-slow * x);
      double apart = spread * x;
      double share = share(apart);
      double fast = apart < ENOUGH ? decay * (1 - apart * share) : Math.exp(-(slow + spread) * x);
      v = (beta > alpha ? fast : decay) * potential + x * (decay * share) * current;
      i = (beta > alpha ? decay : fast) * current;
      if (v < theta) {
        low = x;
      } else {
        high = x;
      }
    }
    return high;
  }

  /** (1 - exp(-y)) / y for y of 0 or more: 1 at 0. */
  private static double share(double y) {
    if (y < SMALL) {
      return 1
          - y
              / 2
              * (1 - y / 3 * (1 - y / 4 * (1 - y / 5 * (1 - y / 6 * (1 - y / 7 * (1 - y / 8))))));
    }
    return (y < ENOUGH ? -Math.expm1(-y) : 1 - Math.exp(-y)) / y;
  }
}

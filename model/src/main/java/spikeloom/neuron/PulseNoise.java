package spikeloom.neuron;

/**
 * The noise on the argument of a {@link SpikingRecurrentCell}. It makes the cell a noisy channel
 * whose information is bounded by the rate K(t) of a cell and step, the divergence from a reference
 * without input.
 */
public sealed interface PulseNoise {
  /** No noise, and no rate. */
  PulseNoise NONE = new None();

  /** K in nats, of drive x and argument a. */
  double rate(double x, double a);

  /** dK/da at constant x. */
  double argumentSlope(double a);

  /** dK/dx at constant a. */
  double driveSlope(double x);

  /** See {@link PulseNoise#NONE}. */
  record None() implements PulseNoise {
    @Override
    public double rate(double x, double a) {
      return 0;
    }

    @Override
    public double argumentSlope(double a) {
      return 0;
    }

    @Override
    public double driveSlope(double x) {
      return 0;
    }
  }

  /**
   * Logistic noise. The probability of an event, {@code h(t) > 0.5}, given the past is then {@code
   * p = s((a - atanh 0.5) / tau)} exactly, s the logistic function, and
   *
   * <pre>{@code
   * K = KL(Bernoulli(p) || Bernoulli(prior)),   dK/da = p (1-p) (logit p - logit prior) / tau.
   * }</pre>
   *
   * <p>An event is a step with h above 0.5, so a pulse counts as two or three. Where only the first
   * of them is read, K is a bound too: onsets are a function of the events.
   *
   * @param tau scale of the noise, above 0
   * @param prior event probability of the reference, in (0, 1)
   */
  record Logistic(double tau, double prior) implements PulseNoise {
    /** The argument at which the fast state is 0.5, atanh 0.5. */
    public static final double THRESHOLD = 0.5493061443340549;

    /** Checks the ranges. */
    public Logistic {
      if (!(tau > 0) || !(prior > 0 && prior < 1)) {
        throw new IllegalArgumentException("tau " + tau + " or prior " + prior + " out of range");
      }
    }

    /** Log-odds of an event. */
    public double logOdds(double a) {
      return (a - THRESHOLD) / tau;
    }

    @Override
    public double rate(double x, double a) {
      return StochasticReadout.rate(logOdds(a), prior);
    }

    @Override
    public double argumentSlope(double a) {
      double u = logOdds(a);
      double e = Math.exp(-Math.abs(u));
      return e / ((1 + e) * (1 + e)) * (u - StochasticReadout.logit(prior)) / tau;
    }

    @Override
    public double driveSlope(double x) {
      return 0;
    }
  }

  /**
   * Logistic noise with the heights {@code max(0, h)} as output, which carry more information than
   * events. A height is 0 with a probability, and has a density above:
   *
   * <pre>{@code
   * u = a / tau,   v = logit prior + atanh(0.5) / tau,   p = s(u),   l = softplus(u) - softplus(v)
   * K = KL(Bernoulli(p) || Bernoulli(s(v))) + 2 p g(l),   g(l) = l/2 coth(l/2) - 1
   * dK/da = [ p (1-p) (u - v + 2 g(l)) + 2 p^2 g'(l) ] / tau
   * }</pre>
   *
   * <p>p is the probability of a height above 0. The first summand is the divergence of that event,
   * the second that of the height where there is one. The reference is a cell whose argument
   * without noise is always {@code tau v}, so that its events, {@code h > 0.5}, have the
   * probability of the prior. It does not depend on the input or the past, so that the sum of K
   * over cells and steps bounds the information about the input from above.
   *
   * @param events the noise with its events
   */
  record LogisticHeights(Logistic events) implements PulseNoise {
    /** Log-odds of a height above 0. */
    public double logOdds(double a) {
      return a / events.tau;
    }

    /** The log-odds v of the reference, of that of its events. */
    public double reference(double eventLogOdds) {
      return eventLogOdds + Logistic.THRESHOLD / events.tau;
    }

    /** K of log-odds u and v of a height above 0. */
    public static double divergence(double u, double v) {
      double l = StochasticReadout.softplus(u) - StochasticReadout.softplus(v);
      double p = 1 / (1 + Math.exp(-u));
      return StochasticReadout.divergence(u, v) + 2 * p * excess(l / 2);
    }

    // y coth y - 1, by its series if digits would cancel.
    private static double excess(double y) {
      double square = y * y;
      return square < 0.01
          ? square * (1. / 3 - square * (1. / 45 - square * (2. / 945 - square / 4725)))
          : y / Math.tanh(y) - 1;
    }

    // Half of its derivative.
    private static double halfSlope(double y) {
      double square = y * y;
      if (square < 0.01) {
        return y * (1. / 3 - square * (2. / 45 - square * (2. / 315 - square * 4 / 4725)));
      }
      double coth = 1 / Math.tanh(y);
      return 0.5 * (coth - y * (coth * coth - 1));
    }

    @Override
    public double rate(double x, double a) {
      return divergence(logOdds(a), reference(StochasticReadout.logit(events.prior)));
    }

    @Override
    public double argumentSlope(double a) {
      double u = logOdds(a);
      double v = reference(StochasticReadout.logit(events.prior));
      double y = (StochasticReadout.softplus(u) - StochasticReadout.softplus(v)) / 2;
      double e = Math.exp(-Math.abs(u));
      double p = u < 0 ? e / (1 + e) : 1 / (1 + e);
      double event = e / ((1 + e) * (1 + e)) * (u - v + 2 * excess(y));
      return (event + 2 * p * p * halfSlope(y)) / events.tau;
    }

    @Override
    public double driveSlope(double x) {
      return 0;
    }
  }

  /**
   * Gaussian noise. The reference is the same cell with the same past and no drive, so that
   *
   * <pre>{@code
   * K = x^2 / (2 sigma^2),   dK/dx = x / sigma^2.
   * }</pre>
   *
   * <p>It is the divergence of the fast state itself and not of the pulse that is read of it, since
   * this reference knows the past below 0 too: what a silent state takes up of the input reaches
   * later pulses without being seen in between. The sum of K therefore bounds the information in
   * every kind of pulse.
   *
   * @param sigma standard deviation, above 0
   */
  record Gaussian(double sigma) implements PulseNoise {
    /** Checks the range. */
    public Gaussian {
      if (!(sigma > 0)) {
        throw new IllegalArgumentException("sigma must be above 0, not " + sigma);
      }
    }

    @Override
    public double rate(double x, double a) {
      return x * x / (2 * sigma * sigma);
    }

    @Override
    public double argumentSlope(double a) {
      return 0;
    }

    @Override
    public double driveSlope(double x) {
      return x / (sigma * sigma);
    }
  }
}

package spikeloom.neuron;

/**
 * The noise on the argument of a {@link SpikingRecurrentCell}. It makes the cell a channel, whose
 * information has a bound that can be paid for: the rate K(t) of a cell and step, the divergence of
 * what the cell does to what a reference without input would do.
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
   * <p>An event is a step with h above 0.5, so a pulse counts as two or three.
   *
   * @param tau scale of the noise, above 0
   * @param prior event probability of the reference, in (0, 1)
   */
  record Logistic(double tau, double prior) implements PulseNoise {
    /** The argument at which the fast state is 0.5, atanh 0.5. */
    public static final double THRESHOLD = 0.5493061443340549;

    /** Refuses values out of range. */
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
   * Gaussian noise. The reference is the same cell with the same past and no drive, so that
   *
   * <pre>{@code
   * K = x^2 / (2 sigma^2),   dK/dx = x / sigma^2.
   * }</pre>
   *
   * @param sigma standard deviation, above 0
   */
  record Gaussian(double sigma) implements PulseNoise {
    /** Refuses values out of range. */
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

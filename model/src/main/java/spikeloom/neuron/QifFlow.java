package spikeloom.neuron;

/**
 * The closed forms of {@link Qif} over an interval without input. With {@code x = I sigma^2},
 * {@code C = cos(sqrt(I) sigma)}, {@code S = sin(sqrt(I) sigma) / sqrt(I)} (hyperbolic for I &lt;
 * 0, where both are kept times {@code exp(-sqrt(-I) sigma)}) and {@code Q = (sigma - C S) / (2 I)},
 * the integral of {@code S^2},
 *
 * <pre>
 *   (p, q) -&gt; (s (C p + I S q), C q - S p),   I -&gt; s^2 I
 *   d chi1 / d chi = s (p^2 + q^2) / (p1^2 + q1^2)
 *   d chi1 / d I = s ((sigma - I Q) q^2 - S^2 p q + Q p^2) / (p1^2 + q1^2)
 *   spikes where q1 = 0:  sigma_k = (atan2(sqrt(I) q, p) + k pi) / sqrt(I),  k = 0, 1, ...
 *   d sigma_k / d chi = -(p^2 + q^2) / (p^2 + I q^2)
 *   d sigma_k / d I = (p q / (p^2 + I q^2) - sigma_k) / (2 I)
 * </pre>
 *
 * <p>Where I is near 0, power series take their place. A calculator with a state of its own: one
 * for each thread.
 */
public final class QifFlow {
  private static final double SMALL_ANGLE = 1e-4;
  private static final double SMALL_INTEGRAL = 0.03;
  private static final double SMALL_SPIKE = 0.01;
  private static final double[] INTEGRAL = {
    1.0 / 3, -1.0 / 15, 2.0 / 315, -1.0 / 2835, 2.0 / 155_925, -2.0 / 6_081_075
  };

  private double s = 1;
  private double sigma;
  private double cosine;
  private double sine;
  private double shrink; // square of the factor of cosine and sine
  private double p;
  private double q;

  /** Sets the length of the interval, at least 0. */
  public void over(double duration, double timeConstant) {
    double t = -duration / timeConstant;
    s = Math.exp(t);
    sigma = -Math.expm1(t);
  }

  /** {@code s = exp(-t / tau)} of the interval. */
  public double decay() {
    return s;
  }

  /** {@code sigma = 1 - s} of the interval. */
  public double sigma() {
    return sigma;
  }

  /** Time to {@code sigma}, in time constants. */
  public static double time(double sigma) {
    return -Math.log1p(-sigma);
  }

  /**
   * Advances a state through the interval; see {@link #p} and {@link #q}, whose sign changes at
   * every spike.
   */
  public void flow(double p, double q, double current) {
    turn(current);
    this.p = s * (cosine * p + current * sine * q);
    this.q = cosine * q - sine * p;
  }

  private void turn(double current) {
    double x = current * sigma * sigma;
    shrink = 1;
    if (Math.abs(x) < SMALL_ANGLE) {
      cosine = 1 - x / 2 * (1 - x / 12 * (1 - x / 30));
      sine = sigma * (1 - x / 6 * (1 - x / 20 * (1 - x / 42)));
    } else if (current > 0) {
      double root = Math.sqrt(current);
      cosine = Math.cos(root * sigma);
      sine = Math.sin(root * sigma) / root;
    } else {
      double root = Math.sqrt(-current);
      shrink = Math.exp(-2 * root * sigma);
      cosine = (1 + shrink) / 2;
      sine = -Math.expm1(-2 * root * sigma) / (2 * root);
    }
  }

  /** p after {@link #flow}. */
  public double p() {
    return p;
  }

  /** q after {@link #flow}. */
  public double q() {
    return q;
  }

  /** Derivative of the angle after the interval by that before it, after {@link #flow}. */
  public double angleByAngle(double p, double q) {
    return s * shrink * (p * p + q * q) / (this.p * this.p + this.q * this.q);
  }

  /** Derivative of the angle after the interval by the current before it, after {@link #flow}. */
  public double angleByCurrent(double p, double q, double current) {
    double integral = integral(current);
    double sum =
        (shrink * sigma - current * integral) * q * q - sine * sine * p * q + integral * p * p;
    return s * sum / (this.p * this.p + this.q * this.q);
  }

  private double integral(double current) {
    double x = current * sigma * sigma;
    if (Math.abs(x) >= SMALL_INTEGRAL) {
      return (shrink * sigma - cosine * sine) / (2 * current);
    }
    double sum = 0;
    for (int k = INTEGRAL.length - 1; k >= 0; k--) {
      sum = sum * x + INTEGRAL[k];
    }
    // The series is that of the plain integral; the rest of the formula has the factor too.
    return shrink * sigma * sigma * sigma * sum;
  }

  /** sigma of the next spike, 1 or more if there is none. */
  public static double spike(double p, double q, double current) {
    if (p > 0 && Math.abs(current) * q * q < SMALL_SPIKE * p * p) {
      double w = q / p;
      double x = current * w * w;
      double sum = 0;
      for (int k = 8; k >= 0; k--) {
        sum = 1.0 / (2 * k + 1) - x * sum;
      }
      return w * sum;
    }
    if (current > 0) {
      double root = Math.sqrt(current);
      return Math.atan2(root * q, p) / root;
    }
    double root = Math.sqrt(-current);
    double above = p - root * q;
    return above > 0 ? Math.log1p(2 * root * q / above) / (2 * root) : Double.POSITIVE_INFINITY;
  }

  /** sigma between two spikes for a current at the start of the interval. */
  public static double betweenSpikes(double current) {
    return current > 0 ? Math.PI / Math.sqrt(current) : Double.POSITIVE_INFINITY;
  }

  /** Derivative of sigma of any spike of the interval by the angle before it. */
  public static double spikeByAngle(double p, double q, double current) {
    return -(p * p + q * q) / (p * p + current * q * q);
  }

  /** Derivative of sigma of a spike of the interval by the current before it. */
  public static double spikeByCurrent(double p, double q, double current, double sigma) {
    if (p > 0 && Math.abs(current) * q * q < SMALL_SPIKE * p * p) {
      double w = q / p;
      double x = current * w * w;
      double sum = 0;
      for (int k = 9; k >= 1; k--) {
        sum = k / (2.0 * k + 1) - x * sum;
      }
      // Later spikes of the interval follow after k pi / sqrt(current).
      double later = sigma - spike(p, q, current);
      return -w * w * w * sum - (later > 0.5 * betweenSpikes(current) ? later / (2 * current) : 0);
    }
    return (p * q / (p * p + current * q * q) - sigma) / (2 * current);
  }
}

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
 * <p>Where x is at most {@link #SERIES} in size, power series take the place of the functions. Then
 * an interval has at most one spike, and it has one where the sign of q changes. A calculator with
 * a state of its own: one for each thread.
 */
public final class QifFlow {
  /** Largest size of x for which C, S and Q are power series. */
  public static final double SERIES = 1;

  private static final double SMALL_SPIKE = 0.01;

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
    if (Math.abs(x) <= SERIES) {
      cosine = cosine(x);
      sine = sigma * sineShare(x);
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
    return Math.abs(x) <= SERIES
        ? sigma * sigma * sigma * integralShare(x)
        : (shrink * sigma - cosine * sine) / (2 * current);
  }

  /** C as a power series of x, exact to rounding up to {@link #SERIES}. */
  public static double cosine(double x) {
    double sum = -1.0 / 6_402_373_705_728_000L;
    sum = sum * x + 1.0 / 20_922_789_888_000L;
    sum = sum * x - 1.0 / 87_178_291_200L;
    sum = sum * x + 1.0 / 479_001_600;
    sum = sum * x - 1.0 / 3_628_800;
    sum = sum * x + 1.0 / 40_320;
    sum = sum * x - 1.0 / 720;
    sum = sum * x + 1.0 / 24;
    sum = sum * x - 1.0 / 2;
    return sum * x + 1;
  }

  /** S / sigma as a power series of x, exact to rounding up to {@link #SERIES}. */
  public static double sineShare(double x) {
    double sum = -1.0 / 121_645_100_408_832_000L;
    sum = sum * x + 1.0 / 355_687_428_096_000L;
    sum = sum * x - 1.0 / 1_307_674_368_000L;
    sum = sum * x + 1.0 / 6_227_020_800L;
    sum = sum * x - 1.0 / 39_916_800;
    sum = sum * x + 1.0 / 362_880;
    sum = sum * x - 1.0 / 5_040;
    sum = sum * x + 1.0 / 120;
    sum = sum * x - 1.0 / 6;
    return sum * x + 1;
  }

  /** Q / sigma^3 as a power series of x, exact to rounding up to {@link #SERIES}. */
  public static double integralShare(double x) {
    double sum = 4.0 / 49_308_808_782_358_125L;
    sum = sum * x - 2.0 / 194_896_477_400_625L;
    sum = sum * x + 2.0 / 1_856_156_927_625L;
    sum = sum * x - 1.0 / 10_854_718_875L;
    sum = sum * x + 4.0 / 638_512_875;
    sum = sum * x - 2.0 / 6_081_075;
    sum = sum * x + 2.0 / 155_925;
    sum = sum * x - 1.0 / 2_835;
    sum = sum * x + 2.0 / 315;
    sum = sum * x - 1.0 / 15;
    return sum * x + 1.0 / 3;
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

package spikeloom.neuron;

/**
 * The quadratic integrate-and-fire neuron with an exponentially decaying current:
 *
 * <pre>
 *   tau V' = V (V - 1) + I,   tau I' = -2 I,   input of weight w: I += w,
 *   spike at V = +inf, reset to V = -inf
 * </pre>
 *
 * <p>With {@code s = exp(-t / tau)} and {@code sigma = 1 - s}, the substitution V = s u leaves
 * {@code du/dsigma = u^2 + I}, a constant coefficient; see {@link QifFlow}. In projective form V =
 * p / q, and reset changes nothing, because (p, q) and (-p, -q) are one point. Adjoints are taken
 * by the angle chi of the pair, {@code V = -cot(chi)}, which is smooth at a spike.
 *
 * <p>Behind the end of a trial the neuron is driven by a constant current until it fires:
 *
 * <pre>
 *   J = alpha ln(1 + exp((I + input) / alpha)),   tau V' = (V - 1/2)^2 + J,   r = sqrt(J)
 *   phase = (tau / r) atan2(r, 1/2 - V),   period = pi tau / r,   pseudo-rate = phase / period
 * </pre>
 *
 * <p>Source: Klos and Memmesheimer, "Smooth exact gradient descent learning in spiking neural
 * networks", arXiv 2309.14523.
 *
 * @param timeConstant tau, of the potential; that of the current is half of it
 * @param pseudoScale alpha
 */
public record Qif(double timeConstant, double pseudoScale) {
  private static final double LEAST_DRIVE = -100; // in units of alpha: exp of it has a square root

  /** Checks both parameters. */
  public Qif {
    if (!(timeConstant > 0) || timeConstant > Double.MAX_VALUE) {
      throw new IllegalArgumentException("time constant: " + timeConstant);
    }
    if (!(pseudoScale > 0) || pseudoScale > Double.MAX_VALUE) {
      throw new IllegalArgumentException("scale of the pseudo-current: " + pseudoScale);
    }
  }

  /** The neuron of the paper: tau = 1, alpha = 10. */
  public static Qif ofPaper() {
    return new Qif(1, 10);
  }

  /** {@code r = sqrt(J)}. */
  public double drive(double current) {
    double x = Math.max(LEAST_DRIVE, current / pseudoScale);
    return Math.sqrt(pseudoScale * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))));
  }

  /** Derivative of {@link #drive} by the current. */
  public double driveByCurrent(double current) {
    double x = current / pseudoScale;
    return x < LEAST_DRIVE ? 0 : 1 / (2 * drive(current) * (1 + Math.exp(-x)));
  }

  /** Pseudo-rate of the state p / q under a drive r. */
  public static double pseudoRate(double p, double q, double drive) {
    return Math.atan2(drive * q, q / 2 - p) / Math.PI;
  }

  /** Derivative of {@link #pseudoRate} by the angle of the state. */
  public static double pseudoRateByAngle(double p, double q, double drive) {
    double up = p - q / 2;
    return drive * (p * p + q * q) / (Math.PI * (up * up + drive * drive * q * q));
  }

  /** Derivative of {@link #pseudoRate} by the drive. */
  public static double pseudoRateByDrive(double p, double q, double drive) {
    double up = p - q / 2;
    return -up * q / (Math.PI * (up * up + drive * drive * q * q));
  }

  /** {@code pi tau / r}. */
  public double period(double drive) {
    return Math.PI * timeConstant / drive;
  }
}

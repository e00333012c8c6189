package spikeloom.encoding;

/**
 * When a value in [0, 1] fires in a trial of continuous time: at most once, the brighter the
 * earlier. A leaky integrator whose time constant is the trial T gets the drive I(v) and reaches
 * the threshold {@code theta} at
 *
 * <pre>{@code t(v) = T ln(I(v) / (I(v) - theta)),  never where I(v) <= theta.}</pre>
 *
 * <p>Times of T and more are after the trial. Source: Klos and Memmesheimer, "Smooth exact gradient
 * descent learning in spiking neural networks", arXiv 2309.14523.
 */
public sealed interface Latency permits PixelLatency, BinnedLatency {
  /**
   * The time of the spike of a value as share of the trial.
   *
   * @param value values outside [0, 1] are clipped, NaN is silent
   * @return {@code t / T}, more than 0; infinity if the value is silent
   */
  double share(float value);

  /**
   * The value that fires at a time, or in the middle of those that do.
   *
   * @param share {@code t / T}; infinity for a silent value
   */
  float value(double share);

  /**
   * Share of the time constant in which a drive reaches the threshold; infinity if it never does.
   */
  static double toThreshold(double drive, double threshold) {
    return drive > threshold ? Math.log(drive / (drive - threshold)) : Double.POSITIVE_INFINITY;
  }

  /** The drive that reaches the threshold in that share of the time constant. */
  static double drive(double share, double threshold) {
    return threshold / -Math.expm1(-share);
  }
}

package spikeloom.encoding;

/**
 * Firing time of a value in [0, 1] in a trial of continuous time: at most once, brighter values
 * earlier. A leaky integrator whose time constant is the trial T receives the drive I(v) and
 * reaches the threshold {@code theta} at
 *
 * <pre>{@code t(v) = T ln(I(v) / (I(v) - theta)),  never where I(v) <= theta.}</pre>
 *
 * <p>Times of T and more are after the trial. Source: Klos and Memmesheimer, "Smooth exact gradient
 * descent learning in spiking neural networks", arXiv 2309.14523.
 */
public sealed interface Latency permits PixelLatency, BinnedLatency {
  /**
   * Returns the spike time of a value as a fraction of the trial.
   *
   * @param value values outside [0, 1] are clipped, NaN is silent
   * @return {@code t / T}, more than 0; infinity if the value is silent
   */
  double share(float value);

  /**
   * Returns the value that fires at a time, or the middle of such values.
   *
   * @param share {@code t / T}; infinity for a silent value
   */
  float value(double share);

  /**
   * Returns the fraction of the time constant after which a drive reaches the threshold; infinity
   * if never.
   */
  static double toThreshold(double drive, double threshold) {
    return drive > threshold ? Math.log(drive / (drive - threshold)) : Double.POSITIVE_INFINITY;
  }

  /** Returns the drive that reaches the threshold after this fraction of the time constant. */
  static double drive(double share, double threshold) {
    return threshold / -Math.expm1(-share);
  }
}

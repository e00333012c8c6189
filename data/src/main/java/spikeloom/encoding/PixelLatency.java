package spikeloom.encoding;

/**
 * Latency of every value by itself: the drive is the value, the threshold 0.01,
 *
 * <pre>{@code t(v) / T = ln(v / (v - 0.01)).}</pre>
 *
 * <p>A value of 1 fires at 0.01 T; values below {@code 0.01 e / (e - 1)}, about 0.0158, stay silent
 * through the trial.
 *
 * <p>The inverse is {@code v = 0.01 / (1 - exp(-t / T))}; a silent value counts as 0. It is as
 * exact as the time: to 1e-5 of the value where times are kept to 2^-24 of a step. Source: code of
 * Klos and Memmesheimer, arXiv 2309.14523.
 */
public record PixelLatency() implements Latency {
  private static final double THRESHOLD = 0.01;

  @Override
  public double share(float value) {
    return Latency.toThreshold(Math.min(1, value), THRESHOLD);
  }

  @Override
  public float value(double share) {
    return share < 1 ? (float) Math.min(1, Latency.drive(share, THRESHOLD)) : 0;
  }
}

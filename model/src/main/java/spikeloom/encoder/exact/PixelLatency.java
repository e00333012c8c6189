package spikeloom.encoder.exact;

/**
 * Latency of every value by itself: the drive is the value, the threshold 0.01.
 *
 * @param trial T
 */
public record PixelLatency(double trial) implements LatencyCode {
  private static final double THRESHOLD = 0.01;

  @Override
  public double time(float value) {
    return LatencyCode.latency(trial, Math.min(1, value), THRESHOLD);
  }
}

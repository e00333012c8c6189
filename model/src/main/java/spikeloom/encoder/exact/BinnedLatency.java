package spikeloom.encoder.exact;

/**
 * Latency of grey levels in bins: all values of a bin fire together, those of the darkest bin
 * never. Of 256 levels, level v is in bin {@code i = floor((255 - v) / floor(256 / (bins + 1)))};
 * bin i has the drive {@code bins - i} and the threshold {@code 0.01 bins}. Source: code of Klos
 * and Memmesheimer, arXiv 2309.14523.
 *
 * @param bins number of bins that fire, 1 .. 127
 * @param trial T
 */
public record BinnedLatency(int bins, double trial) implements LatencyCode {
  private static final double THRESHOLD = 0.01;

  /** Checks the number of bins. */
  public BinnedLatency {
    if (bins < 1 || bins > 127) {
      throw new IllegalArgumentException("bins of grey levels: " + bins);
    }
  }

  @Override
  public double time(float value) {
    int level = Math.max(0, Math.min(255, Math.round(255 * value)));
    int bin = (255 - level) / (256 / (bins + 1));
    return LatencyCode.latency(trial, bins - bin, THRESHOLD * bins);
  }
}

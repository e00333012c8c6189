package spikeloom.encoding;

/**
 * Latency of grey levels in bins: all values of a bin fire together, those of the darkest bin
 * never. Of 256 levels, level v is in bin {@code i = floor((255 - v) / floor(256 / (bins + 1)))};
 * bin i has the drive {@code bins - i} and the threshold {@code 0.01 bins},
 *
 * <pre>{@code t(i) / T = ln((bins - i) / (bins - i - 0.01 bins)).}</pre>
 *
 * <p>The inverse is the middle of the bin: exact to half its width, {@code floor(256 / (bins + 1))}
 * levels, and half a level; silent values, those of the last bins if there are more than 63 and
 * what the bins leave over, are off by half of their range. Source: code of Klos and Memmesheimer,
 * arXiv 2309.14523.
 *
 * @param bins number of bins that have a drive, 1 .. 127
 */
public record BinnedLatency(int bins) implements Latency {
  /** The most bins: each has two grey levels. */
  public static final int MOST = 127;

  private static final double THRESHOLD = 0.01;

  /** Checks the number of bins. */
  public BinnedLatency {
    if (bins < 1 || bins > MOST) {
      throw new IllegalArgumentException("bins of grey levels: " + bins);
    }
  }

  @Override
  public double share(float value) {
    int level = Math.max(0, Math.min(255, Math.round(255 * value)));
    int bin = (255 - level) / width();
    return Latency.toThreshold(bins - bin, THRESHOLD * bins);
  }

  @Override
  public float value(double share) {
    boolean silent = !(share < 1);
    int bin = (int) Math.round(bins - Latency.drive(share, THRESHOLD * bins));
    int brightest = 255 - width() * (silent ? silentFrom() : bin);
    int darkest = silent ? 0 : brightest - width() + 1;
    return (brightest + darkest) / 510f;
  }

  /** The first bin that would fire after the trial or never. */
  int silentFrom() {
    return bins - (int) Latency.drive(1, THRESHOLD * bins);
  }

  int width() {
    return 256 / (bins + 1);
  }
}

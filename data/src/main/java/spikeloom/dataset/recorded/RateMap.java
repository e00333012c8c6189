package spikeloom.dataset.recorded;

import java.util.Arrays;
import spikeloom.spike.SignalShape;

/**
 * The picture of a sample: how many spikes fall into each group of neighbouring channels and part
 * of the time, like a cochleagram. Time runs to the right, channel 0 is at the bottom:
 *
 * <pre>{@code
 * band = floor(channel / joined),  bin = floor(bins time / span)
 * v(bands - 1 - band, bin) = min(1, count(band, bin) / most)
 * }</pre>
 *
 * @param joined channels of a band, the last of which may have fewer; at least 1
 * @param bands rows of the picture
 * @param bins columns of the picture
 * @param span what the columns cover together, in the unit of the times; later spikes are left out
 */
record RateMap(int joined, int bands, int bins, double span) {
  private static final double NOT_DRAWN_OVER = 0.95;
  private static final int COUNTED = 1 << 12;
  private static final int MOST_SAMPLES = 1_000;

  /**
   * The picture of at most {@code height} rows and {@code width} columns.
   *
   * @param bins the maximum number of columns
   */
  static RateMap of(int channels, int height, int bins, double span) {
    int joined = (channels + height - 1) / height;
    return new RateMap(joined, (channels + joined - 1) / joined, bins, span);
  }

  SignalShape.Image shape() {
    return new SignalShape.Image(1, bands, bins);
  }

  /** Counts the spikes of a sample into the cells of the picture. */
  void count(SpikeLists spikes, int sample, int[] counts) {
    spikes.forEach(
        sample,
        (time, channel) -> {
          int bin = (int) Math.floor(bins * time / span);
          if (bin < bins) {
            counts[(bands - 1 - channel / joined) * bins + bin]++;
          }
        });
  }

  /**
   * Returns the count that is shown as white: the 95 % quantile over the cells with spikes of at
   * most 1,000 of the samples, spread evenly; at least 1.
   */
  int most(SpikeLists spikes, int[] samples) {
    long[] cells = new long[COUNTED];
    int[] counts = new int[bands * bins];
    int tried = Math.min(MOST_SAMPLES, samples.length);
    for (int k = 0; k < tried; k++) {
      Arrays.fill(counts, 0);
      count(spikes, samples[(int) ((long) k * samples.length / tried)], counts);
      for (int count : counts) {
        cells[Math.min(COUNTED - 1, count)]++;
      }
    }
    long all = Arrays.stream(cells, 1, COUNTED).sum();
    long within = 0;
    int most = 1;
    while (most < COUNTED - 1 && (within += cells[most]) < NOT_DRAWN_OVER * all) {
      most++;
    }
    return most;
  }
}

package spikeloom.evaluation.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.spike.SpikeRaster;

/**
 * A histogram of the inter-spike intervals of channels. Bins begin at 1, 2, 3, 4, 6, 8, 12, 16, ...
 * steps: two for each doubling, so that short and long intervals are both resolved. Intervals below
 * a step, which only exact times have, are in the first bin.
 *
 * @param from the first interval of every bin, in steps
 * @param count intervals in every bin
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record IntervalHistogram(int[] from, int[] count) {
  /** The intervals of one sample, in as many bins as its trial can fill. */
  public static IntervalHistogram of(SpikeRaster raster) {
    int[] from = bins(raster.steps());
    int[] count = new int[from.length];
    double[] last = new double[raster.channels()];
    Arrays.fill(last, Double.NaN);
    raster.forEach(
        (time, channel, value) -> {
          if (!Double.isNaN(last[channel])) {
            count[bin(from, time - last[channel])]++;
          }
          last[channel] = time;
        });
    return new IntervalHistogram(from, count);
  }

  private static int[] bins(int steps) {
    List<Integer> from = new ArrayList<>(List.of(1));
    for (int power = 2; power < Math.max(2, steps); power *= 2) {
      from.add(power);
      from.add(power + power / 2);
    }
    return from.stream().filter(f -> f < Math.max(2, steps)).mapToInt(f -> f).toArray();
  }

  private static int bin(int[] from, double interval) {
    int bin = 0;
    while (bin + 1 < from.length && interval >= from[bin + 1]) {
      bin++;
    }
    return bin;
  }

  /** Number of intervals. */
  public int total() {
    return Arrays.stream(count).sum();
  }
}

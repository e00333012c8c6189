package spikeloom.evaluation.coding;

import java.util.Arrays;
import spikeloom.spike.SpikeRaster;

/**
 * Measures of one sample as spikes.
 *
 * @param steps T
 * @param channels N
 * @param active channels with at least one spike
 * @param spikes number of spikes
 * @param bits of the raster: with K of the T N cells taken, the logarithm (base 2) of the number of
 *     rasters with as many spikes, {@code log2 (T N choose K)}. It is the cost of describing the
 *     spike positions without further knowledge, so an upper bound on their information. Values of
 *     graded events and exact times within a step are not in it
 * @param intervals from spike to spike
 * @param rate of all channels together, for each step: spikes per channel and step
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record RasterFigures(
    int steps,
    int channels,
    int active,
    int spikes,
    double bits,
    IntervalHistogram intervals,
    double[] rate) {
  /** The figures of a raster. */
  public static RasterFigures of(SpikeRaster raster) {
    boolean[] fires = new boolean[raster.channels()];
    raster.forEach((time, channel, value) -> fires[channel] = true);
    int active = 0;
    for (boolean one : fires) {
      active += one ? 1 : 0;
    }
    return new RasterFigures(
        raster.steps(),
        raster.channels(),
        active,
        raster.count(),
        bits((long) raster.steps() * raster.channels(), taken(raster)),
        IntervalHistogram.of(raster),
        rate(raster));
  }

  private static double[] rate(SpikeRaster raster) {
    int[] spikes = new int[raster.steps()];
    raster.forEach((time, channel, value) -> spikes[(int) time]++);
    return Arrays.stream(spikes).mapToDouble(count -> (double) count / raster.channels()).toArray();
  }

  /** Spikes per cell: the mean of the rate over time. */
  public double density() {
    return spikes / ((double) steps * channels);
  }

  /** The highest rate of a step. */
  public double peakRate() {
    return Arrays.stream(rate).max().orElse(0);
  }

  // In order of time, spikes of one channel in the same step follow each other.
  private static int taken(SpikeRaster raster) {
    int[] last = new int[raster.channels()];
    Arrays.fill(last, -1);
    int[] taken = new int[1];
    raster.forEach(
        (time, channel, value) -> {
          taken[0] += last[channel] == (int) time ? 0 : 1;
          last[channel] = (int) time;
        });
    return taken[0];
  }

  /** The logarithm (base 2) of the number of ways to choose some of the cells. */
  static double bits(long cells, long taken) {
    long fewer = Math.min(taken, cells - taken);
    double nats = 0;
    for (long k = 1; k <= fewer; k++) {
      nats += Math.log((double) (cells - fewer + k) / k);
    }
    return nats / Math.log(2);
  }
}

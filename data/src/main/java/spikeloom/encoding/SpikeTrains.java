package spikeloom.encoding;

import java.util.Arrays;
import spikeloom.spike.SpikeRaster;

/** Spike counts and times of the channels of a raster, for estimates. */
final class SpikeTrains {
  private final int[] count;
  private final double[] first;
  private final double[] second;

  private SpikeTrains(int channels) {
    count = new int[channels];
    first = new double[channels];
    second = new double[channels];
    Arrays.fill(first, Double.POSITIVE_INFINITY);
    Arrays.fill(second, Double.POSITIVE_INFINITY);
  }

  static SpikeTrains of(SpikeRaster raster) {
    SpikeTrains trains = new SpikeTrains(raster.channels());
    raster.forEach((time, channel, value) -> trains.add(time, channel));
    return trains;
  }

  private void add(double time, int channel) {
    if (count[channel] == 0) {
      first[channel] = time;
    } else if (count[channel] == 1) {
      second[channel] = time;
    }
    count[channel]++;
  }

  /** Number of spikes of a channel. */
  int count(int channel) {
    return count[channel];
  }

  /** Whether a channel has no spike. */
  boolean silent(int channel) {
    return count[channel] == 0;
  }

  /** Time of the first spike in steps; infinity if there is none. */
  double first(int channel) {
    return first[channel];
  }

  /** Time from the first spike to the second; infinity if there is no second. */
  double interval(int channel) {
    return count[channel] < 2 ? Double.POSITIVE_INFINITY : second[channel] - first[channel];
  }
}

package spikeloom.dataset.own;

import spikeloom.file.DataException;

/** Checks the numbers of spikes. */
final class SpikeValues {
  private SpikeValues() {}

  /**
   * Returns the time of a spike.
   *
   * @throws DataException if it is negative or not finite
   */
  static double time(String source, double time, int sample) {
    if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
      throw new DataException(
          "%s has a spike at time %s in sample %,d; times count from the beginning of a sample, from 0 on."
              .formatted(source, time, sample + 1));
    }
    return time;
  }

  /**
   * Returns the channel of a spike.
   *
   * @throws DataException if it is not a whole number of at least 0 and less than {@code channels}
   */
  static int channel(String source, double channel, int channels, int sample) {
    if (!(channel >= 0 && channel < channels) || channel != Math.rint(channel)) {
      throw new DataException(
          "%s has a spike of channel %s in sample %,d; channels are whole numbers from 0 to %,d."
              .formatted(source, number(channel), sample + 1, channels - 1));
    }
    return (int) channel;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}

package spikeloom.app.bench;

import java.util.Arrays;

/** The duration of each batch of a training or an inference. */
final class BatchTimes {
  private static final int PARTS = 10;

  private int count;
  private int[] samples = new int[256];
  private double[] seconds = new double[256];

  /** Adds the next batch. */
  void add(int batchSamples, double batchSeconds) {
    if (count == samples.length) {
      samples = Arrays.copyOf(samples, 2 * count);
      seconds = Arrays.copyOf(seconds, 2 * count);
    }
    samples[count] = batchSamples;
    seconds[count++] = batchSeconds;
  }

  /** Number of batches. */
  int count() {
    return count;
  }

  /** Examples per second over all batches. */
  double wholeRate() {
    return rate(0, count);
  }

  /**
   * Median of the batches' examples per second after a warm-up.
   *
   * @param warmUp batches skipped, at most half of them
   */
  double steadyRate(int warmUp) {
    int from = Math.min(warmUp, count / 2);
    double[] rates = new double[count - from];
    for (int i = from; i < count; i++) {
      rates[i - from] = samples[i] / seconds[i];
    }
    return Statistics.median(rates);
  }

  /** Examples per second of the slowest of ten consecutive parts. */
  double slowestTenth() {
    return Arrays.stream(tenths()).min().orElseThrow();
  }

  /** Examples per second of the last of ten consecutive parts. */
  double lastTenth() {
    double[] all = tenths();
    return all[all.length - 1];
  }

  // Fewer than ten parts for fewer than ten batches.
  private double[] tenths() {
    int parts = Math.min(PARTS, count);
    double[] rates = new double[parts];
    for (int p = 0; p < parts; p++) {
      rates[p] = rate(count * p / parts, count * (p + 1) / parts);
    }
    return rates;
  }

  private double rate(int from, int to) {
    double sum = 0;
    double time = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i];
      time += seconds[i];
    }
    return sum / time;
  }
}

package spikeloom.app.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures a short operation by repeating it. */
final class Repeat {
  private static final int LEAST = 3;

  private Repeat() {}

  /**
   * Median seconds of one run of {@code work}, over at least three runs.
   *
   * @param seconds how long to repeat it, after half as long to warm up
   */
  static double medianSeconds(double seconds, Runnable work) {
    times(seconds / 2, work);
    return Statistics.median(times(seconds, work));
  }

  private static double[] times(double seconds, Runnable work) {
    List<Double> times = new ArrayList<>();
    long start = System.nanoTime();
    long last = start;
    while (times.size() < LEAST || (last - start) * 1e-9 < seconds) {
      work.run();
      long now = System.nanoTime();
      times.add((now - last) * 1e-9);
      last = now;
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }
}

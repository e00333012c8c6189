package spikeloom.learning;

/**
 * The step size over a run: a half cosine from the peak to a small fraction of it,
 *
 * <pre>{@code rate(k) = peak (f + (1 - f) (1 + cos(pi k / n)) / 2),  f = 0.02,}</pre>
 *
 * <p>for update k of n. Source: Loshchilov and Hutter, "SGDR", ICLR 2017, without restarts.
 *
 * @param peak step size at the start
 * @param updates number of updates of the whole run
 */
public record LearningRateSchedule(double peak, long updates) {
  private static final double FLOOR = 0.02;

  /** Step size of update {@code update}, counted from 0. */
  public double at(long update) {
    double position = updates == 0 ? 0 : Math.min(1, (double) update / updates);
    return peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * position)));
  }
}

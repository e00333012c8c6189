package spikeloom.dataset;

/** Targets that change from step to step. Safe for several threads. */
public interface TargetSeries {
  /** Number of values of a target. */
  int values();

  /**
   * Writes the targets of the steps {@code first .. first + count - 1} of sample {@code index} to
   * {@code to[at ..]}, {@code count x values}; steps beyond the last input step are allowed.
   */
  void write(int index, int first, int count, float[] to, int at);
}

package spikeloom.encoder.exact;

/**
 * A code from values in [0, 1] to at most one spike per value in continuous time, the brighter the
 * earlier: a leaky integrator under constant drive I reaches the threshold at {@code T ln(I / (I -
 * threshold))}.
 */
public sealed interface LatencyCode permits BinnedLatency, PixelLatency {
  /** T. */
  double trial();

  /** Time of the spike of a value, or infinity if it is silent. */
  double time(float value);

  /**
   * The spikes of a signal, merged.
   *
   * @param values holds the signal at {@code at .. at + count - 1}
   */
  default void read(float[] values, int at, int count, SpikeTimes spikes) {
    spikes.clear(count);
    for (int i = 0; i < count; i++) {
      double time = time(values[at + i]);
      if (time < trial()) {
        spikes.add(time, i);
      }
    }
    spikes.merge();
  }

  /** Time to the threshold under a drive; infinity if it is never reached. */
  static double latency(double trial, double drive, double threshold) {
    return drive > threshold
        ? trial * Math.log(drive / (drive - threshold))
        : Double.POSITIVE_INFINITY;
  }
}

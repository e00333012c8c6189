package spikeloom.encoder.exact;

import spikeloom.encoding.Latency;

/**
 * Converts a latency to a trial of given length: the spike of value v is at {@code T share(v)}.
 *
 * @param latency firing time of a value
 * @param trial T, in the neuron's unit of time
 */
public record LatencyCode(Latency latency, double trial) {
  /** Time of the spike of a value, or infinity if it is silent. */
  public double time(float value) {
    return trial * latency.share(value);
  }

  /**
   * The spikes of a signal, merged.
   *
   * @param values holds the signal at {@code at .. at + count - 1}
   */
  public void read(float[] values, int at, int count, SpikeTimes spikes) {
    spikes.clear(count);
    for (int i = 0; i < count; i++) {
      double time = time(values[at + i]);
      if (time < trial) {
        spikes.add(time, i);
      }
    }
    spikes.merge();
  }
}

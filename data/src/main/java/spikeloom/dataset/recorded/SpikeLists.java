package spikeloom.dataset.recorded;

/** The spikes of samples, each with a time and a channel. Safe for several threads. */
public interface SpikeLists {
  /** Number of samples. */
  int samples();

  /** Number of channels. */
  int channels();

  /**
   * Passes on the spikes of a sample, in any order.
   *
   * @throws spikeloom.file.DataException if they cannot be read
   */
  void forEach(int sample, Visitor visitor);

  /** Receives the spikes of a sample. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param time from the beginning of the sample, at least 0, in the unit of the recording
     * @param channel 0 .. channels-1
     */
    void spike(double time, int channel);
  }
}

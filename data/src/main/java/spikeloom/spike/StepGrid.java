package spikeloom.spike;

/**
 * The steps at which each channel of a sample spikes, at most once per step: spikes may come in any
 * order and more than once.
 */
public final class StepGrid {
  private final int words; // per channel
  private final long[] fired; // bit = step, row = channel

  /**
   * @param steps steps of a sample
   * @param channels number of channels
   * @throws ArithmeticException if they have more than 2^31 words of 64 steps
   */
  public StepGrid(int steps, int channels) {
    words = (steps + Long.SIZE - 1) / Long.SIZE;
    fired = new long[Math.multiplyExact(channels, words)];
  }

  /** Adds a spike. */
  public void spike(int step, int channel) {
    fired[channel * words + step / Long.SIZE] |= 1L << step;
  }

  /** Adds the spikes to the current sample of a batch; the caller ends the sample. */
  public void writeTo(SpikeBatchBuilder builder) {
    for (int i = 0; i < fired.length; i++) {
      if (fired[i] != 0) {
        builder.spikes(i % words * Long.SIZE, i / words, fired[i]);
      }
    }
  }
}

package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * The spikes of one sample with many channels and long lists, listed for slabs of at most 256
 * channels. A slab's weight rows, a panel of columns at a time, fit the first-level cache (256 rows
 * of 128 bytes) for all steps. Reused for every sample.
 */
public final class EventSlabs {
  private static final int ROWS = 256;

  private final int channels;
  private final StepEvents[] slabs;

  /** Creates buffers for {@code steps} steps of {@code channels} channels. */
  public EventSlabs(int steps, int channels) {
    this.channels = channels;
    slabs = new StepEvents[(channels + ROWS - 1) / ROWS];
    for (int i = 0; i < slabs.length; i++) {
      slabs[i] = new StepEvents(steps, Math.min(ROWS, channels - i * ROWS));
    }
  }

  /** Number of slabs. */
  public int count() {
    return slabs.length;
  }

  /**
   * Lists the spikes of a range of slabs; slabs are independent of each other.
   *
   * @param bits the sample's spikes
   * @param stride distance between weight rows
   * @return number of spikes
   */
  public int list(SpikeBits bits, int stride, Range range) {
    if (bits.channels() != channels) {
      throw new IllegalArgumentException(bits.channels() + " channels, not " + channels);
    }
    int spikes = 0;
    for (int i = range.from(); i < range.to(); i++) {
      for (int k = 0; k < bits.blocks(); k++) {
        spikes += slabs[i].listBlock(bits, i * ROWS, k, stride);
      }
    }
    return spikes;
  }

  /**
   * Input currents, {@code out[t] = sum over the spikes at t of weights[channel]}, for a range of
   * columns that begins and ends at multiples of {@link Padding#FLOATS}.
   *
   * @param weights a row per channel
   * @param out a row per step, overwritten
   * @param base scratch of at least {@link EventProduct#SCRATCH} floats
   */
  public void currents(Rows weights, Rows out, float[] base, Range columns) {
    for (int i = 0; i < slabs.length; i++) {
      Accumulation before = i == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
      EventProduct.narrowCurrents(weights.from(i * ROWS), slabs[i], before, out, base, columns);
    }
  }
}

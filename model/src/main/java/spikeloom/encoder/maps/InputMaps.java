package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.MapSize;
import spikeloom.array.Workers;
import spikeloom.encoder.SpikeBatches;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/** Reads input spikes, whose channels are one whole plane after another, as maps. */
public final class InputMaps {
  private final MapSize size;
  private final int steps;
  private final SpikeBits[] raw; // [worker]: in the order of the channels

  /** Buffers for maps of this size. */
  public InputMaps(MapSize size, int steps, Workers workers) {
    this.size = size;
    this.steps = steps;
    raw = new SpikeBits[workers.count()];
    Arrays.setAll(raw, w -> new SpikeBits(steps, size.neurons()));
  }

  /**
   * Copies a sample.
   *
   * @param maps overwritten, position by position
   * @return number of its spikes
   */
  public int read(int worker, SpikeBatch batch, int sample, SpikeBits maps) {
    SpikeBatches.read(batch, sample, raw[worker]);
    int positions = size.positions();
    for (int p = 0; p < positions; p++) {
      for (int c = 0; c < size.channels(); c++) {
        maps.setChannel(p * size.channels() + c, raw[worker], c * positions + p);
      }
    }
    return raw[worker].count();
  }

  /** A copy of maps, one whole plane after another. */
  public SpikeBits planes(SpikeBits maps) {
    SpikeBits planes = new SpikeBits(steps, size.neurons());
    for (int n = 0; n < size.neurons(); n++) {
      int channel = n % size.channels() * size.positions() + n / size.channels();
      planes.setChannel(channel, maps, n);
    }
    return planes;
  }
}

package spikeloom.learning;

import spikeloom.dataset.Dataset;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Makes mini-batches of a split: copies the signals and encodes them to spikes. A sample's spikes
 * depend on the key and its index alone. Not thread safe.
 */
public final class Batches {
  private final Dataset.Split split;
  private final SpikeEncoding encoding;
  private final int steps;
  private final SpikeBatchBuilder builder = new SpikeBatchBuilder();
  private final FastRandom random = new FastRandom(0);

  /** Batches of {@code split}, coded over {@code steps} steps. */
  public Batches(Dataset.Split split, SpikeEncoding encoding, int steps) {
    this.split = split;
    this.encoding = encoding;
    this.steps = steps;
  }

  /** The split. */
  public Dataset.Split split() {
    return split;
  }

  /** Number of input channels. */
  public int channels() {
    return encoding.channels(split.shape().size());
  }

  /** The samples of the given indices; {@code key} is the stream of their input spikes. */
  public Batch of(int[] indices, RandomKey key) {
    int values = split.shape().size();
    float[] target = new float[indices.length * values];
    builder.begin(steps, channels());
    for (int b = 0; b < indices.length; b++) {
      split.copyTo(indices[b], target, b * values);
      random.restart(RandomKey.foldBits(key.bits(), indices[b]));
      encoding.encode(target, b * values, values, steps, random, builder);
      builder.endSample();
    }
    return new Batch(builder.build(), target, indices);
  }
}

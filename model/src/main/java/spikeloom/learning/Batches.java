package spikeloom.learning;

import java.util.Arrays;
import spikeloom.dataset.Dataset;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.kernel.Range;
import spikeloom.kernel.Workers;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Makes mini-batches of a split: copies the signals and encodes them to spikes. A sample's spikes
 * depend on the key and its index alone. Not thread safe.
 */
public final class Batches {
  private final Dataset.Split split;
  private final SpikeEncoding encoding;
  private final int steps;
  private final Workers workers;
  private final SpikeBatchBuilder[] builders;
  private final FastRandom[] randoms;
  private final SpikeBatch[] parts;

  /** Batches of {@code split}, coded over {@code steps} steps by the caller's thread. */
  public Batches(Dataset.Split split, SpikeEncoding encoding, int steps) {
    this(split, encoding, steps, new Workers(1));
  }

  /** Batches of {@code split}, coded over {@code steps} steps; workers divide the samples. */
  public Batches(Dataset.Split split, SpikeEncoding encoding, int steps, Workers workers) {
    this.split = split;
    this.encoding = encoding;
    this.steps = steps;
    this.workers = workers;
    builders = new SpikeBatchBuilder[workers.count()];
    randoms = new FastRandom[workers.count()];
    Arrays.setAll(builders, w -> new SpikeBatchBuilder());
    Arrays.setAll(randoms, w -> new FastRandom(0));
    parts = new SpikeBatch[workers.count()];
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
    workers.run(
        worker -> {
          SpikeBatchBuilder builder = builders[worker];
          FastRandom random = randoms[worker];
          Range mine = workers.share(worker, indices.length);
          builder.begin(steps, channels());
          for (int b = mine.from(); b < mine.to(); b++) {
            split.copyTo(indices[b], target, b * values);
            random.restart(RandomKey.foldBits(key.bits(), indices[b]));
            encoding.encode(target, b * values, values, steps, random, builder);
            builder.endSample();
          }
          parts[worker] = builder.build();
        });
    SpikeBatch input = parts.length == 1 ? parts[0] : SpikeBatch.join(Arrays.asList(parts));
    return new Batch(input, target, indices);
  }
}

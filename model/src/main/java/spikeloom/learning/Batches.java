package spikeloom.learning;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.Shift;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Makes mini-batches of a split: input spikes and targets. A sample's spikes depend on the key and
 * its index alone. Not thread safe; workers divide the samples of a batch.
 */
public final class Batches {
  private final Dataset.Split split;
  private final Presentation presentation;
  private final Workers workers;
  private final SpikeBatchBuilder[] builders;
  private final FastRandom[] randoms;
  private final float[][] signals; // of every worker
  private final float[][] scratch;
  private final SpikeBatch[] parts;
  private final int channels;
  private final int values;

  /** Batches of {@code split}, made by {@code workers}. */
  public Batches(Dataset.Split split, Presentation presentation, Workers workers) {
    this.split = split;
    this.presentation = presentation;
    this.workers = workers;
    channels = presentation.input().channels(split);
    values = shape().size() * presentation.windows().count();
    builders = new SpikeBatchBuilder[workers.count()];
    randoms = new FastRandom[workers.count()];
    Arrays.setAll(builders, w -> new SpikeBatchBuilder());
    Arrays.setAll(randoms, w -> new FastRandom(0));
    signals = new float[workers.count()][split.shape().size()];
    scratch = new float[workers.count()][split.shape().size()];
    parts = new SpikeBatch[workers.count()];
  }

  /** The split. */
  public Dataset.Split split() {
    return split;
  }

  /** Number of input channels. */
  public int channels() {
    return channels;
  }

  /** What the decoder is to output. */
  public Target target() {
    return presentation.target();
  }

  /** The shape of a target per decode step. */
  public SignalShape shape() {
    return presentation.target().shape(split);
  }

  /** The samples of the given indices; {@code key} is the stream of their input spikes. */
  public Batch of(int[] indices, RandomKey key) {
    float[] target = new float[indices.length * values];
    workers.run(
        worker -> {
          SpikeBatchBuilder builder = builders[worker];
          Range mine = workers.share(worker, indices.length);
          begin(builder);
          for (int b = mine.from(); b < mine.to(); b++) {
            int at = b * values;
            randoms[worker].restart(RandomKey.foldBits(key.bits(), indices[b]));
            presentation.target().write(split, indices[b], presentation.windows(), target, at);
            Shift shift = shift(randoms[worker]);
            move(worker, shift, target, at);
            presentation.binarisation().apply(indices[b], randoms[worker], target, at, at + values);
            input(worker, indices[b], shift, target, at);
            builder.endSample();
          }
          parts[worker] = builder.build();
        });
    SpikeBatch input = parts.length == 1 ? parts[0] : SpikeBatch.join(Arrays.asList(parts));
    Arrays.fill(parts, null);
    return new Batch(input, target, indices);
  }

  private void begin(SpikeBatchBuilder builder) {
    int steps = presentation.windows().steps();
    if (presentation.input().graded()) {
      builder.beginGraded(steps, channels);
    } else if (presentation.input().timed()) {
      builder.beginTimed(steps, channels);
    } else {
      builder.begin(steps, channels);
    }
  }

  private Shift shift(FastRandom random) {
    int most = presentation.shift();
    return most == 0
        ? Shift.NONE
        : new Shift(random.nextInt(2 * most + 1) - most, random.nextInt(2 * most + 1) - most);
  }

  private void move(int worker, Shift shift, float[] target, int at) {
    if (presentation.shift() > 0
        && presentation.target() instanceof Target.Signal
        && split.shape() instanceof SignalShape.Image image) {
      for (int m = 0; m < presentation.windows().count(); m++) {
        shift.apply(image, target, at + m * image.size(), scratch[worker]);
      }
    }
  }

  private void input(int worker, int index, Shift shift, float[] target, int at) {
    int steps = presentation.windows().steps();
    if (presentation.input() instanceof Input.Recorded recorded) {
      SpikeSource source = recorded.source(split);
      if (presentation.shift() > 0) {
        source.layout().ifPresent(layout -> builders[worker].move(shift, layout));
      }
      source.write(index, steps, builders[worker]);
    } else if (presentation.input() instanceof Input.Coded coded) {
      boolean read = presentation.target() instanceof Target.Signal && !split.predicts();
      float[] signal = read ? target : signal(worker, index, shift);
      int from = read ? at : 0;
      coded.encoding().encode(signal, from, split.shape(), randoms[worker], builders[worker]);
    }
  }

  // If the target was read as the input, it need not be read again; other targets do not contain
  // the input.
  private float[] signal(int worker, int index, Shift shift) {
    float[] signal = signals[worker];
    split.copyInputTo(index, signal, 0);
    if (presentation.shift() > 0 && split.shape() instanceof SignalShape.Image image) {
      shift.apply(image, signal, 0, scratch[worker]);
    }
    return signal;
  }
}

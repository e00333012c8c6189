package spikeloom.dataset.known;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.dataset.TargetSeries;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.synthetic.DriftingBlobs;
import spikeloom.synthetic.DriftingBlobs.Pair;

/**
 * Sequences of {@link DriftingBlobs}, generated on request. A sequence has spikes and targets for
 * any number of steps: the active bins, and the class of their pair as one of 210 values that is 1
 * among zeros. As a signal it is the target at the last of {@value #STEPS} steps, and its label is
 * the class there.
 *
 * @param size number of sequences
 */
record BlobSplit(DriftingBlobs blobs, int size)
    implements Dataset.Split, SpikeSource, TargetSeries {
  /** Steps of a training sequence in Skatchkovsky, Simeone, Jang 2021. */
  static final int STEPS = 100;

  private static final SignalShape SHAPE = new SignalShape.Series(1, DriftingBlobs.CLASSES);

  @Override
  public SignalShape shape() {
    return SHAPE;
  }

  @Override
  public int label(int index) {
    return classes(index, STEPS)[STEPS - 1];
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    write(index, STEPS - 1, 1, target, at);
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return Optional.of(this);
  }

  @Override
  public Optional<TargetSeries> series() {
    return Optional.of(this);
  }

  @Override
  public int channels() {
    return DriftingBlobs.BINS;
  }

  @Override
  public int values() {
    return DriftingBlobs.CLASSES;
  }

  @Override
  public void write(int index, int steps, SpikeBatchBuilder builder) {
    int[] classes = classes(index, steps);
    for (int t = 0; t < steps; t++) {
      Pair pair = DriftingBlobs.pairOf(classes[t]);
      builder.spike(t, pair.first());
      if (pair.second() != pair.first()) {
        builder.spike(t, pair.second());
      }
    }
  }

  @Override
  public void write(int index, int first, int count, float[] to, int at) {
    int[] classes = classes(index, Math.addExact(first, count));
    int length = Math.multiplyExact(count, DriftingBlobs.CLASSES);
    Objects.checkFromIndexSize(at, length, to.length);
    Arrays.fill(to, at, at + length, 0f);
    for (int k = 0; k < count; k++) {
      to[at + k * DriftingBlobs.CLASSES + classes[first + k]] = 1f;
    }
  }

  private int[] classes(int index, int steps) {
    return blobs.classes(Objects.checkIndex(index, size), steps);
  }
}

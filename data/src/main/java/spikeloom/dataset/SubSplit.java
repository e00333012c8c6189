package spikeloom.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.sound.Audio;
import spikeloom.spike.SignalShape;

/**
 * A subset of another split.
 *
 * @param whole the other split
 * @param indices indices in the other split
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: splits are not compared
record SubSplit(Dataset.Split whole, int[] indices) implements Dataset.Split {
  /** The samples {@code from .. to-1} of another split. */
  static SubSplit range(Dataset.Split whole, int from, int to) {
    Objects.checkFromToIndex(from, to, whole.size());
    return new SubSplit(whole, IntStream.range(from, to).toArray());
  }

  /** The samples of these numbers, in this order. */
  static SubSplit of(Dataset.Split whole, List<Integer> indices) {
    indices.forEach(index -> Objects.checkIndex(index, whole.size()));
    return new SubSplit(whole, indices.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public SignalShape shape() {
    return whole.shape();
  }

  @Override
  public int label(int index) {
    return whole.label(indices[index]);
  }

  @Override
  public String identity(int index) {
    return whole.identity(indices[index]);
  }

  @Override
  public SampleLocation place(int index) {
    return whole.place(indices[index]);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    whole.copyTo(indices[index], target, at);
  }

  @Override
  public void copyInputTo(int index, float[] target, int at) {
    whole.copyInputTo(indices[index], target, at);
  }

  @Override
  public boolean predicts() {
    return whole.predicts();
  }

  @Override
  public boolean lazy() {
    return whole.lazy();
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return whole.spikes().map(source -> new Renumbered(source, index -> indices[index]));
  }

  @Override
  public Optional<TargetSeries> series() {
    return whole.series().map(source -> new SubSeries(source, indices));
  }

  @Override
  public Optional<Audio> audio() {
    return whole.audio();
  }

  @Override
  public Optional<OwnUnits> units() {
    return whole.units();
  }

  @Override
  public String toString() {
    return size() + " of " + whole;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record SubSeries(TargetSeries source, int[] indices) implements TargetSeries {
    @Override
    public int values() {
      return source.values();
    }

    @Override
    public void write(int index, int first, int count, float[] to, int at) {
      source.write(indices[index], first, count, to, at);
    }
  }
}

package spikeloom.dataset;

import java.util.Objects;
import java.util.Optional;
import spikeloom.spike.SignalShape;

/** A range of another split, seen as a split of its own. */
record SubSplit(Dataset.Split whole, int from, int to) implements Dataset.Split {
  SubSplit {
    Objects.checkFromToIndex(from, to, whole.size());
  }

  @Override
  public int size() {
    return to - from;
  }

  @Override
  public SignalShape shape() {
    return whole.shape();
  }

  @Override
  public int label(int index) {
    return whole.label(inWhole(index));
  }

  @Override
  public String identity(int index) {
    return whole.identity(inWhole(index));
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    whole.copyTo(inWhole(index), target, at);
  }

  @Override
  public void copyInputTo(int index, float[] target, int at) {
    whole.copyInputTo(inWhole(index), target, at);
  }

  @Override
  public boolean predicts() {
    return whole.predicts();
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return whole.spikes().map(source -> new Renumbered(source, this::inWhole));
  }

  @Override
  public Optional<TargetSeries> series() {
    return whole.series().map(source -> new SubSeries(source, this));
  }

  private int inWhole(int index) {
    return from + Objects.checkIndex(index, size());
  }

  private record SubSeries(TargetSeries source, SubSplit range) implements TargetSeries {
    @Override
    public int values() {
      return source.values();
    }

    @Override
    public void write(int index, int first, int count, float[] to, int at) {
      source.write(range.inWhole(index), first, count, to, at);
    }
  }
}

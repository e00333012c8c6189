package spikeloom.dataset;

import java.util.Objects;
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
    return whole.label(from + Objects.checkIndex(index, size()));
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    whole.copyTo(from + Objects.checkIndex(index, size()), target, at);
  }
}

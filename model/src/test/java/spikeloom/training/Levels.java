package spikeloom.training;

import spikeloom.dataset.Dataset;
import spikeloom.spike.SignalShape;

/** A data set whose values are rounded to levels of 8 bits. */
final class Levels {
  private Levels() {}

  static Dataset of(Dataset data) {
    return new Dataset(
        data.name(),
        data.classNames(),
        new Rounded(data.train()),
        new Rounded(data.test()),
        data.splitRule());
  }

  private record Rounded(Dataset.Split split) implements Dataset.Split {
    @Override
    public int size() {
      return split.size();
    }

    @Override
    public SignalShape shape() {
      return split.shape();
    }

    @Override
    public int label(int index) {
      return split.label(index);
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      split.copyTo(index, target, at);
      for (int i = at; i < at + shape().size(); i++) {
        target[i] = Math.round(255 * target[i]) / 255f;
      }
    }
  }
}

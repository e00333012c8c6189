package spikeloom.learning;

import java.util.Arrays;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.TargetSeries;
import spikeloom.decoder.Windows;
import spikeloom.spike.SignalShape;

/** The target of the decoder for a sample. */
public sealed interface Target {
  /** The shape of a target. */
  SignalShape shape(Dataset.Split split);

  /** Writes the targets of all decode steps of a sample, {@code [decode steps][values]}. */
  void write(Dataset.Split split, int index, Windows windows, float[] to, int at);

  /** The natural signal itself, the same at every decode step. */
  record Signal() implements Target {
    @Override
    public SignalShape shape(Dataset.Split split) {
      return split.shape();
    }

    @Override
    public void write(Dataset.Split split, int index, Windows windows, float[] to, int at) {
      split.copyTo(index, to, at);
      repeat(to, at, shape(split).size(), windows.count());
    }
  }

  /**
   * One-hot class target.
   *
   * @param classes number of classes
   */
  record Label(int classes) implements Target {
    @Override
    public SignalShape shape(Dataset.Split split) {
      return new SignalShape.Series(classes, 1);
    }

    @Override
    public void write(Dataset.Split split, int index, Windows windows, float[] to, int at) {
      Arrays.fill(to, at, at + classes, 0f);
      to[at + split.label(index)] = 1;
      repeat(to, at, classes, windows.count());
    }
  }

  /**
   * The target of the data set at {@code lag} steps after a decode step: for a positive lag the
   * decoder predicts, for a negative one it recalls.
   */
  record Series(int lag) implements Target {
    @Override
    public SignalShape shape(Dataset.Split split) {
      return split.shape();
    }

    @Override
    public void write(Dataset.Split split, int index, Windows windows, float[] to, int at) {
      TargetSeries series =
          split
              .series()
              .orElseThrow(() -> new IllegalArgumentException("the targets are constant in time"));
      series.write(index, windows.first() + lag, windows.count(), to, at);
    }
  }

  private static void repeat(float[] to, int at, int values, int times) {
    for (int i = 1; i < times; i++) {
      System.arraycopy(to, at, to, at + i * values, values);
    }
  }
}

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

  /** Writes the targets of all moments of a sample, {@code [moments][values]}. */
  void write(Dataset.Split split, int index, Windows windows, float[] to, int at);

  /** The natural signal itself, at every moment the same. */
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
   * The class as a distribution that is sure of it.
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
   * What the set says of the step that lies {@code lag} steps after a moment: above 0 the decoder
   * predicts, below 0 it recalls.
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

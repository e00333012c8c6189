package spikeloom.learning;

import java.util.function.IntConsumer;
import spikeloom.dataset.Dataset;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;

/** A tiny data set in memory: 4 x 4 pictures of one bright bar, noisy, horizontal or vertical. */
public final class Bars {
  private static final int SIDE = 4;

  /** Number of values of a sample. */
  public static final int VALUES = SIDE * SIDE;

  private Bars() {}

  /** That many samples to train and to test. */
  public static Dataset dataset(int train, int test) {
    return dataset(train, test, index -> {});
  }

  /**
   * As {@link #dataset(int, int)}; {@code reader} is reported of every training sample that is
   * read.
   */
  public static Dataset dataset(int train, int test, IntConsumer reader) {
    return new Dataset("bars", 2, new Split(train, 1, reader), new Split(test, 2, index -> {}));
  }

  private record Split(int size, long seed, IntConsumer reader) implements Dataset.Split {
    @Override
    public SignalShape shape() {
      return new SignalShape.Image(1, SIDE, SIDE);
    }

    @Override
    public int label(int index) {
      return index % 2;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      reader.accept(index);
      FastRandom random = new FastRandom(seed * 1_000_003 + index);
      int bar = random.nextInt(SIDE);
      for (int i = 0; i < VALUES; i++) {
        boolean bright = (label(index) == 0 ? i / SIDE : i % SIDE) == bar;
        target[at + i] = (bright ? 0.8f : 0.05f) + 0.2f * random.nextFloat();
        target[at + i] = Math.min(1f, target[at + i]);
      }
    }
  }
}

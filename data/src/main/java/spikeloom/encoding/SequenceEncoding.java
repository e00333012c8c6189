package spikeloom.encoding;

import java.util.OptionalInt;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Sequential codes: a signal is shown part by part, each as graded events of its values,
 *
 * <pre>{@code
 * rows      x(i, t) = v(t, i)       28 x 28 pixels: 28 steps of 28 channels
 * pixels    x(0, t) = v(t)          784 steps of 1 channel
 * permuted  x(0, t) = v(order(t))   the same in an order that is always the same
 * }</pre>
 *
 * <p>The steps follow from the signal. Values above 1 count as 1; values of 0 and less and NaN make
 * no event. No random numbers are drawn. Source: Le, Jaitly and Hinton, "A simple way to initialize
 * recurrent networks of rectified linear units", 2015 (pixels, and a fixed random permutation).
 */
public final class SequenceEncoding implements SpikeEncoding {
  private static final long SEED = 1; // of the order

  /** What is shown at a step. */
  public enum Part {
    /** A row of a picture, or what a series has at one time. */
    ROW("rows"),
    /** One value, in reading order. */
    VALUE("pixels"),
    /** One value, in a fixed random order. */
    PERMUTED_VALUE("permuted");

    private final String code;

    Part(String code) {
      this.code = code;
    }
  }

  private final Part part;
  private volatile int[] order = {}; // a function of the number of values

  /** The code that shows such parts. */
  public SequenceEncoding(Part part) {
    this.part = part;
  }

  @Override
  public String code() {
    return part.code;
  }

  @Override
  public boolean graded() {
    return true;
  }

  @Override
  public int channels(SignalShape shape) {
    return switch (part) {
      case VALUE, PERMUTED_VALUE -> 1;
      case ROW ->
          shape instanceof SignalShape.Image image
              ? image.width()
              : ((SignalShape.Series) shape).variables();
    };
  }

  @Override
  public OptionalInt steps(SignalShape shape) {
    return OptionalInt.of(shape.size() / channels(shape));
  }

  @Override
  public void encode(
      float[] signal, int at, int values, int steps, FastRandom random, SpikeBatchBuilder target) {
    if (values % steps != 0) {
      throw new IllegalArgumentException(values + " values do not fill " + steps + " steps");
    }
    int width = values / steps;
    int[] from = part == Part.PERMUTED_VALUE ? order(values) : new int[0];
    for (int i = 0; i < values; i++) {
      float value = signal[at + (from.length > 0 ? from[i] : i)];
      if (value > 0) { // false for NaN
        target.spike(i / width, i % width, Math.min(1f, value));
      }
    }
  }

  private int[] order(int values) {
    int[] known = order;
    if (known.length != values) {
      known = RandomKey.ofSeed(SEED).fold("order of pixels").random().permutation(values);
      order = known;
    }
    return known;
  }
}

package spikeloom.encoding;

import java.util.OptionalInt;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Sequential codes: a signal is presented part by part, each as graded events of its values,
 *
 * <pre>{@code
 * rows      x(i, t) = v(t, i)       28 x 28 pixels: 28 steps of 28 channels
 * pixels    x(0, t) = v(t)          784 steps of 1 channel
 * permuted  x(0, t) = v(order(t))   the same in an order that is always the same
 * }</pre>
 *
 * <p>The steps follow from the signal, and the estimate is exact. Values above 1 count as 1; values
 * of 0 and less and NaN make no event. No random numbers are drawn. Source: Le, Jaitly and Hinton,
 * "A simple way to initialize recurrent networks of rectified linear units", 2015 (pixels, and a
 * fixed random permutation).
 */
public final class SequenceEncoding implements SpikeEncoding {
  private static final long SEED = 1; // of the order

  /** The part shown per step. */
  public enum Part {
    /** A row of a picture, or the values of a series at one time. */
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

  /** Creates the code of these parts. */
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
      case ROW -> TemporalEncoding.inTime(shape).variables();
    };
  }

  @Override
  public OptionalInt steps(SignalShape shape) {
    return OptionalInt.of(shape.size() / channels(shape));
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int width = width(shape, target.steps());
    int[] from = order(shape);
    for (int i = 0; i < shape.size(); i++) {
      float value = signal[at + (from.length > 0 ? from[i] : i)];
      if (value > 0) { // false for NaN
        target.spike(i / width, i % width, Math.min(1f, value));
      }
    }
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    int width = width(shape, spikes.steps());
    int[] from = order(shape);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[from.length > 0 ? from[i] : i] = spikes.value(i / width, i % width);
    }
    return values;
  }

  private int width(SignalShape shape, int steps) {
    int width = channels(shape);
    if (shape.size() != width * steps) {
      throw new IllegalArgumentException(
          "a signal of %s does not fit %d steps of %d".formatted(shape, steps, width));
    }
    return width;
  }

  // Empty if values keep their order.
  private int[] order(SignalShape shape) {
    if (part != Part.PERMUTED_VALUE) {
      return new int[0];
    }
    int values = shape.size();
    int[] known = order;
    if (known.length != values) {
      known = RandomKey.ofSeed(SEED).fold("order of pixels").random().permutation(values);
      order = known;
    }
    return known;
  }
}

package spikeloom.encoding;

import java.util.OptionalInt;
import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Codes of signals that change in time: every variable is encoded separately by one channel, or by
 * two, ON for more and OFF for less. The rows of a series are its times, those of a picture are
 * taken as such, one plane after the other.
 *
 * <p>A signal of L rows that is shorter than some least number of steps is shown slower: every row
 * takes
 *
 * <pre>{@code K = max(1, ceil(least / L)) steps, so T = K L.}</pre>
 *
 * <p>Channels are all ON channels, then all OFF channels, in the order of the variables. Values
 * outside [0, 1] are clipped; while a value is missing (NaN), the last one counts, before the first
 * one 0. No random numbers are drawn.
 */
public interface TemporalEncoding extends SpikeEncoding {
  /** The most steps that a signal may be stretched to. */
  int MOST_STEPS = 10_000;

  /** The channels of a variable. */
  enum Channels {
    /** A spike or none. */
    ONE(1),
    /** A spike for more, a spike for less, or none. */
    ON_OFF(2);

    private final int count;

    Channels(int count) {
      this.count = count;
    }
  }

  /** The channels of each variable. */
  Channels perVariable();

  /** Signals that have fewer rows are stretched to at least this many steps. */
  int leastSteps();

  /**
   * Follows one variable.
   *
   * @param rows its values in order, each in [0, 1]
   * @param stepsPerRow K
   * @return for each of the {@code rows.length * K} steps 1 (ON), -1 (OFF) or 0 (no spike)
   */
  byte[] follow(double[] rows, int stepsPerRow);

  /**
   * The rows of one variable that its spikes stand for, each in [0, 1].
   *
   * @param spikes as {@link #follow} returns them
   * @param stepsPerRow K
   */
  double[] rows(byte[] spikes, int stepsPerRow);

  /** The shape as rows in time. */
  static SignalShape.Series inTime(SignalShape shape) {
    return shape instanceof SignalShape.Image image
        ? new SignalShape.Series(image.planes() * image.height(), image.width())
        : (SignalShape.Series) shape;
  }

  /** Steps that every row takes, K, in a signal of this many rows. */
  default int stepsPerRow(int rows) {
    return Math.max(1, (leastSteps() + rows - 1) / rows);
  }

  @Override
  default int channels(SignalShape shape) {
    return perVariable().count * inTime(shape).variables();
  }

  @Override
  default OptionalInt steps(SignalShape shape) {
    int rows = inTime(shape).length();
    return OptionalInt.of(rows * stepsPerRow(rows));
  }

  @Override
  default void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    SignalShape.Series series = inTime(shape);
    int variables = series.variables();
    int stepsPerRow = stepsPerRow(series.length());
    byte[][] spikes = new byte[variables][];
    for (int n = 0; n < variables; n++) {
      double[] rows = new double[series.length()];
      double last = 0;
      for (int row = 0; row < rows.length; row++) {
        float value = signal[at + row * variables + n];
        last = Float.isNaN(value) ? last : Math.max(0, Math.min(1, value));
        rows[row] = last;
      }
      spikes[n] = follow(rows, stepsPerRow);
    }
    for (int channel = 0; channel < channels(shape); channel++) {
      byte sign = (byte) (channel < variables ? 1 : -1);
      byte[] of = spikes[channel % variables];
      for (int t = 0; t < of.length; t++) {
        if (of[t] == sign) {
          target.spike(t, channel);
        }
      }
    }
  }

  @Override
  default float[] estimate(SpikeRaster raster, SignalShape shape) {
    SignalShape.Series series = inTime(shape);
    int variables = series.variables();
    byte[][] spikes = new byte[variables][raster.steps()];
    raster.forEach(
        (time, channel, value) ->
            spikes[channel % variables][(int) time] = (byte) (channel < variables ? 1 : -1));
    float[] values = new float[shape.size()];
    for (int n = 0; n < variables; n++) {
      double[] rows = rows(spikes[n], stepsPerRow(series.length()));
      for (int row = 0; row < rows.length; row++) {
        values[row * variables + n] = (float) rows[row];
      }
    }
    return values;
  }

  /** Returns the parameter for {@link #leastSteps}. */
  static NumberParameter leastStepsParameter(int usual) {
    return NumberParameter.whole(
        "least-steps",
        "minimum number of steps; shorter samples are stretched",
        1,
        MOST_STEPS,
        usual);
  }
}

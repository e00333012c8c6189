package spikeloom.kernel;

import spikeloom.array.Range;

/**
 * The addition of forward propagation through time to an optimiser's step, over a range of flat
 * arrays: a pull towards the running average m of the values w, corrected by l, which stands for
 * the gradient there.
 *
 * <pre>{@code
 * g <- g + alpha (w - m) - share l               before the step
 * l <- l - alpha (w - m),   or a new gradient    after the step
 * m <- (1 - beta) m + beta w - (beta / alpha) l  with the new l
 * }</pre>
 *
 * <p>Source: Kag and Saligrama, "Training recurrent neural networks via forward propagation through
 * time", ICML 2021 (share 1/2, l a gradient); Yin, Corradi and Bohte 2023 (share 1, l a
 * multiplier).
 */
public final class FpttUpdate {
  private final float alpha;
  private final float beta;
  private final float share;

  /**
   * Constants of all updates.
   *
   * @param alpha strength of the pull, above 0
   * @param beta share of the new values in the average, in (0, 1]
   * @param share part of l subtracted from the gradient
   */
  public FpttUpdate(double alpha, double beta, double share) {
    this.alpha = (float) alpha;
    this.beta = (float) beta;
    this.share = (float) share;
  }

  /**
   * The position of m and l of one set of values.
   *
   * @param values the array that holds them
   * @param average index of m of value 0
   * @param multiplier index of l of value 0
   */
  @SuppressWarnings("ArrayRecordComponent") // a place in memory, never compared
  public record Memory(float[] values, int average, int multiplier) {}

  /** Adds the pull to the gradient g of the values w. */
  public void pull(float[] gradient, float[] values, Memory memory, Range range) {
    float[] kept = memory.values();
    int m = memory.average();
    int l = memory.multiplier();
    for (int i = range.from(); i < range.to(); i++) {
      gradient[i] += alpha * (values[i] - kept[m + i]) - share * kept[l + i];
    }
  }

  /** After the step: updates l by the change of the values, then m. */
  public void follow(float[] values, Memory memory, Range range) {
    float[] kept = memory.values();
    int m = memory.average();
    int l = memory.multiplier();
    for (int i = range.from(); i < range.to(); i++) {
      kept[l + i] -= alpha * (values[i] - kept[m + i]);
    }
    average(values, memory, range);
  }

  /** After the step: sets l to {@code gradient}, taken at the new values, then updates m. */
  public void follow(float[] values, float[] gradient, Memory memory, Range range) {
    int from = range.from();
    System.arraycopy(gradient, from, memory.values(), memory.multiplier() + from, range.size());
    average(values, memory, range);
  }

  private void average(float[] values, Memory memory, Range range) {
    float[] kept = memory.values();
    int m = memory.average();
    int l = memory.multiplier();
    float rest = 1 - beta;
    float step = beta / alpha;
    for (int i = range.from(); i < range.to(); i++) {
      kept[m + i] = rest * kept[m + i] + beta * values[i] - step * kept[l + i];
    }
  }

  /** Sum of squares of a range. */
  public static double squares(float[] gradient, Range range) {
    double a = 0;
    double b = 0;
    int i = range.from();
    for (; i < range.to() - 1; i += 2) {
      a += (double) gradient[i] * gradient[i];
      b += (double) gradient[i + 1] * gradient[i + 1];
    }
    return i < range.to() ? a + b + (double) gradient[i] * gradient[i] : a + b;
  }

  /** Multiplies a range by a factor. */
  public static void scale(float[] gradient, float factor, Range range) {
    for (int i = range.from(); i < range.to(); i++) {
      gradient[i] *= factor;
    }
  }
}

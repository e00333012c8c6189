package spikeloom.objective;

import java.util.Arrays;

/**
 * The learned scales of a likelihood, one for each group of outputs, and buffers for their
 * gradient. With the parameter q of a group and the floor f of the likelihood,
 *
 * <pre>{@code s = sqrt(f^2 + exp(2 r q)),   dlog s/dq = r exp(2 r q) / s^2,   r = 20}</pre>
 *
 * <p>so that a scale never falls below its floor, where a density could grow without bound. The
 * factor r makes a step of the optimiser change log s twenty times as much as a weight: all values
 * of a group share the scale, so that its gradient has little noise, and it has far to go.
 */
public final class LearnedScale {
  /** Scale 1 for all outputs, not learned. */
  public static final LearnedScale UNIT = new LearnedScale(1, Integer.MAX_VALUE, 0);

  private static final double RATE = 20;

  private final int count;
  private final int run;
  private final double[] scale;
  private final double[] slope; // dlog s/dq
  private final double[] gradient; // [output][group], of log s; may be empty

  /**
   * Scales of 1.
   *
   * @param count number of groups
   * @param run consecutive values of the same group; value v belongs to group (v / run) mod count
   * @param outputs outputs of a batch whose gradients are kept; 0 for none
   */
  public LearnedScale(int count, int run, int outputs) {
    this.count = count;
    this.run = run;
    scale = new double[count];
    slope = new double[count];
    gradient = new double[outputs * count];
    Arrays.fill(scale, 1);
  }

  /** Computes the scales of the parameters q at {@code at}. */
  public void read(float[] parameters, int at, double floor) {
    for (int g = 0; g < count; g++) {
      double free = Math.exp(2 * RATE * parameters[at + g]);
      double square = floor * floor + free;
      scale[g] = Math.sqrt(square);
      slope[g] = RATE * free / square;
    }
  }

  /** The parameter q of a scale above the floor. */
  public static double parameter(double scale, double floor) {
    return Math.log(scale * scale - floor * floor) / (2 * RATE);
  }

  /** Sets the scale of a group. */
  public void set(int group, double value) {
    scale[group] = value;
  }

  /** The scale of a group. */
  public double of(int group) {
    return scale[group];
  }

  /** The sum of the gradients of the first outputs in the parameter of a group. */
  public double gradient(int group, int outputs) {
    double sum = 0;
    for (int i = 0; i < outputs; i++) {
      sum += gradient[i * count + group];
    }
    return sum * slope[group];
  }

  /** One loss of values that share a scale. */
  @FunctionalInterface
  interface Part {
    /**
     * Computes the loss of the values {@code from .. from + count - 1}.
     *
     * @param gradient element {@code at} grows by the derivative in the logarithm of the scale
     */
    double loss(int from, int count, double scale, double[] gradient, int at);
  }

  /** The sum over all groups of an output's values. */
  double sum(int values, int output, Part part) {
    boolean kept = gradient.length > 0;
    double[] to = kept ? gradient : new double[count];
    int at = kept ? output * count : 0;
    Arrays.fill(to, at, at + count, 0);
    double sum = 0;
    int step = Math.min(run, values);
    for (int from = 0, g = 0; from < values; from += step, g = (g + 1) % count) {
      sum += part.loss(from, Math.min(step, values - from), scale[g], to, at + g);
    }
    return sum;
  }
}

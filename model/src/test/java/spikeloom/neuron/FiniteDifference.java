package spikeloom.neuron;

import java.util.function.ToDoubleFunction;

/** Derivatives by central differences of fourth order: the error is of order h^4. */
public final class FiniteDifference {
  private FiniteDifference() {}

  /** The gradient of {@code function} at {@code x}; {@code x} is changed and restored. */
  public static double[] gradient(double[] x, double h, ToDoubleFunction<double[]> function) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double there = x[i];
      double sum = 0;
      for (int k : new int[] {-2, -1, 1, 2}) {
        x[i] = there + k * h;
        double weight = (Math.abs(k) == 1 ? 8 : -1) * Math.signum(k);
        sum += weight * function.applyAsDouble(x);
      }
      x[i] = there;
      gradient[i] = sum / (12 * h);
    }
    return gradient;
  }

  /** Largest difference of two vectors, relative to the largest element of the first. */
  public static double relativeError(double[] expected, double[] actual) {
    double error = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      error = Math.max(error, Math.abs(expected[i] - actual[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    return error / size;
  }
}

package spikeloom.neuron;

import java.util.function.DoubleUnaryOperator;

/**
 * Spike functions whose derivative is a {@link Surrogate}. With them the adjoint of a neuron is an
 * ordinary derivative.
 */
final class SmoothSpike {
  private static final double SIGMA = 0.4;

  private SmoothSpike() {}

  /** The antiderivative of the surrogate. */
  static DoubleUnaryOperator of(Surrogate surrogate) {
    return switch (surrogate) {
      case FAST_SIGMOID -> v -> v / (1 + 2 * Math.abs(v));
      case SIGMOID -> v -> 1 / (1 + Math.exp(-4 * v));
      case ARCTAN -> v -> Math.atan(Math.PI * v) / Math.PI;
      case TRIANGLE -> v -> Math.abs(v) < 1 ? v - v * Math.abs(v) / 2 : Math.signum(v) / 2;
      case GAUSSIAN -> v -> SIGMA * Math.sqrt(2 * Math.PI) * normal(v / SIGMA);
      case BOXCAR -> v -> Math.max(-0.5, Math.min(0.5, v));
      case MULTI_GAUSSIAN ->
          v -> {
            double surround = normal((v - 0.3) / 1.8) + normal((v + 0.3) / 1.8);
            return 0.5 * (1.15 * normal(v / 0.3) - 0.15 * surround) + 0.2125; // from 0 to 0.425
          };
    };
  }

  // The area under the standard normal density from 0 to x.
  private static double normal(double x) {
    return 0.5 * erf(x / Math.sqrt(2));
  }

  // A series of terms of one sign, so nothing cancels; beyond 6 the function is 1 in double.
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}

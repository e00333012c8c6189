package spikeloom.learning;

import java.util.function.Supplier;

/** {@link FpttOptimiser} in double precision, with plain gradient descent or Adam. */
final class FpttInDouble {
  /** Takes a step. */
  interface Step {
    void update(double[] values, double[] gradient);
  }

  static Step descent(double rate) {
    return (values, gradient) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] -= rate * gradient[i];
      }
    };
  }

  static Step adam(double rate, int length) {
    double[] first = new double[length];
    double[] second = new double[length];
    int[] n = {0};
    return (values, gradient) -> {
      n[0]++;
      for (int i = 0; i < length; i++) {
        first[i] = 0.9 * first[i] + 0.1 * gradient[i];
        second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
        double mean = first[i] / (1 - Math.pow(0.9, n[0]));
        double square = second[i] / (1 - Math.pow(0.999, n[0]));
        values[i] -= rate * mean / (Math.sqrt(square) + 1e-8);
      }
    };
  }

  private final FpttSettings settings;
  private final Step step;
  final double[] values;
  final double[] average;
  final double[] multiplier;
  double[] gradient = {}; // with its regulariser, before it was clipped
  double norm;

  FpttInDouble(FpttSettings settings, double[] values, Step step) {
    this.settings = settings;
    this.step = step;
    this.values = values;
    average = values.clone();
    multiplier = new double[values.length];
  }

  /** One window; {@code loss} gives the gradient of its loss at the present values. */
  void learn(Supplier<double[]> loss) {
    gradient = loss.get();
    double share = settings.form().share();
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      if (settings.form() != FpttForm.NONE) {
        gradient[i] += settings.alpha() * (values[i] - average[i]) - share * multiplier[i];
      }
      squares += gradient[i] * gradient[i];
    }
    norm = Math.sqrt(squares);
    double factor = Math.min(1, settings.clip() / (norm + 1e-6));
    double[] clipped = gradient.clone();
    for (int i = 0; i < values.length; i++) {
      clipped[i] *= factor;
    }
    step.update(values, clipped);
    double beta = settings.beta();
    double[] after = settings.form() == FpttForm.TWO_PASS ? loss.get() : clipped;
    for (int i = 0; i < values.length && settings.form() != FpttForm.NONE; i++) {
      multiplier[i] =
          settings.form() == FpttForm.TWO_PASS
              ? after[i]
              : multiplier[i] - settings.alpha() * (values[i] - average[i]);
      average[i] =
          (1 - beta) * average[i] + beta * values[i] - beta / settings.alpha() * multiplier[i];
    }
  }
}

package spikeloom.kernel;

/** Squared error of one sample: {@code l = (x - y)^2, dl/dx = 2 (x - y)}. */
public final class SquaredError {
  private SquaredError() {}

  /**
   * Sum of the losses; turns the outputs into the scaled gradient.
   *
   * @param outputs {@code values} outputs at {@code at}; overwritten by {@code 2 scale (x - y)}
   * @param scale factor of the gradient
   */
  public static double lossAndGradient(
      float[] outputs, int at, float[] target, int targetAt, int values, float scale) {
    double sum = 0;
    for (int i = 0; i < values; i++) {
      float error = outputs[at + i] - target[targetAt + i];
      sum += (double) error * error;
      outputs[at + i] = 2 * scale * error;
    }
    return sum;
  }

  /** Sum of the losses. */
  public static double loss(float[] outputs, int at, float[] target, int targetAt, int values) {
    double sum = 0;
    for (int i = 0; i < values; i++) {
      double error = outputs[at + i] - target[targetAt + i];
      sum += error * error;
    }
    return sum;
  }
}

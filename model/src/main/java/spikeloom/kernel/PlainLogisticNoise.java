package spikeloom.kernel;

/** {@link LogisticNoise} in plain loops. */
final class PlainLogisticNoise {
  private PlainLogisticNoise() {}

  static void fromUniform(float[] values, int from, int to, float scale) {
    for (int i = from; i < to; i++) {
      double u = (double) values[i] + LogisticNoise.HALF_STEP;
      values[i] = (float) (scale * Math.log(u / (1 - u)));
    }
  }
}

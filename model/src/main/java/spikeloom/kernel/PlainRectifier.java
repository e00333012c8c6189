package spikeloom.kernel;

/** {@link Rectifier} in plain loops. */
final class PlainRectifier {
  private PlainRectifier() {}

  static void forward(float[] units, int at, int width) {
    for (int i = at; i < at + width; i++) {
      units[i] = Math.max(0f, units[i]);
    }
  }

  static void backward(float[] units, int at, float[] change, int to, int width) {
    for (int j = 0; j < width; j++) {
      change[to + j] = units[at + j] > 0 ? change[to + j] : 0f;
    }
  }
}

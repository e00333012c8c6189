package spikeloom.kernel;

/** {@link PatchGradient} in plain loops. */
final class PlainPatchGradient {
  private PlainPatchGradient() {}

  static void add(
      PatchGradient p, float[] x, int inputAt, float[] y, int adjointAt, float[] z, int sumAt) {
    for (int r = 0; r < PatchGradient.BLOCK; r++) {
      int to = sumAt + r * p.sumStep();
      for (int k = 0; k < p.inputPlaces().length; k++) {
        float factor = x[inputAt + p.inputPlaces()[k] + r];
        int from = adjointAt + p.adjointPlaces()[k];
        for (int c = 0; factor != 0 && c < p.columns(); c++) {
          z[to + c] += factor * y[from + c];
        }
      }
    }
  }
}

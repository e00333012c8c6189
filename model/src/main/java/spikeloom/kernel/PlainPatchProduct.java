package spikeloom.kernel;

import spikeloom.array.Rows;

/** A line of {@link PatchProduct} in plain loops, four terms of a sum at a time. */
final class PlainPatchProduct {
  private PlainPatchProduct() {}

  static void multiply(
      PatchProduct p, float[] left, int leftAt, Rows right, Rows bias, float[] out, int outAt) {
    for (int r = 0; r < p.grid().positions(); r++) {
      int to = outAt + r * p.grid().outStep();
      System.arraycopy(bias.values(), bias.at(), out, to, p.channels());
      for (int n = 0; n < p.leftRuns().length; n++) {
        int at = leftAt + r * p.grid().leftStep() + p.leftRuns()[n];
        addRun(p, left, at, right, p.rightRows()[n], out, to);
      }
      for (int c = to; c < to + p.channels(); c++) {
        out[c] = Math.max(p.floor(), out[c]);
      }
    }
  }

  private static void addRun(
      PatchProduct p, float[] x, int at, Rows right, int row, float[] out, int to) {
    float[] y = right.values();
    int k = 0;
    for (; k < p.run() - 3; k += 4) {
      float xa = x[at + k];
      float xb = x[at + k + 1];
      float xc = x[at + k + 2];
      float xd = x[at + k + 3];
      int a = right.index(row + k, 0);
      int b = a + right.stride();
      int c = b + right.stride();
      int d = c + right.stride();
      for (int j = 0; j < p.channels(); j++) {
        out[to + j] += (xa * y[a + j] + xb * y[b + j]) + (xc * y[c + j] + xd * y[d + j]);
      }
    }
    for (; k < p.run(); k++) {
      float xa = x[at + k];
      int a = right.index(row + k, 0);
      for (int j = 0; j < p.channels(); j++) {
        out[to + j] += xa * y[a + j];
      }
    }
  }
}

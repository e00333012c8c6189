package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** Sums of {@link LateralScan} in vectors, with the bits of plain loops. */
final class VectorLateralScan {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  private VectorLateralScan() {}

  /** See {@link LateralScan#addRows}. */
  static void addRows(
      Rows weights, int count, float[] factors, int from, float[] sums, int at, int width) {
    float[] w = weights.values();
    int stride = weights.stride();
    for (int j = 0; j < width; j += F.length()) {
      FloatVector sum = FloatVector.fromArray(F, sums, at + j);
      int row = weights.index(0, j);
      for (int m = 0; m < count; m++, row += stride) {
        float factor = factors[from + m];
        if (factor != 0) {
          sum = sum.add(FloatVector.fromArray(F, w, row).mul(factor));
        }
      }
      sum.intoArray(sums, at + j);
    }
  }
}

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
    for (int m = 0; m < count; m++) {
      float factor = factors[from + m];
      if (factor != 0) {
        addRow(weights.values(), weights.index(m, 0), factor, sums, at, width);
      }
    }
  }

  private static void addRow(float[] w, int row, float factor, float[] sums, int at, int width) {
    for (int j = 0; j < width; j += F.length()) {
      FloatVector.fromArray(F, sums, at + j)
          .add(FloatVector.fromArray(F, w, row + j).mul(factor))
          .intoArray(sums, at + j);
    }
  }
}

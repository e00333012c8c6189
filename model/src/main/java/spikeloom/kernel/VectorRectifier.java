package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Rectifier} in vectors. */
final class VectorRectifier {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  private VectorRectifier() {}

  static void forward(float[] units, int at, int width) {
    for (int i = at; i < at + width; i += F.length()) {
      FloatVector.fromArray(F, units, i).max(0f).intoArray(units, i);
    }
  }

  static void backward(float[] units, int at, float[] change, int to, int width) {
    for (int j = 0; j < width; j += F.length()) {
      // A unit is 0 or positive: the bits of its negative have the sign where it fires.
      var y = FloatVector.fromArray(F, units, at + j).reinterpretAsInts();
      var fires = y.neg().lanewise(VectorOperators.ASHR, 31);
      FloatVector d = FloatVector.fromArray(F, change, to + j);
      d.reinterpretAsInts().and(fires).reinterpretAsFloats().intoArray(change, to + j);
    }
  }
}

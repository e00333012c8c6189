package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link StepGradient} in vectors. */
final class VectorStepGradient {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;
  private static final int FOUR = 4 * LANES;

  private VectorStepGradient() {}

  static void add(StepEvents events, Rows adjoint, Rows gradient, Range columns) {
    for (int t = 0; t < events.steps; t++) {
      int from = t * events.channels;
      int to = from + events.plusCount[t];
      int c = columns.from();
      for (; c <= columns.to() - FOUR; c += FOUR) {
        int at = adjoint.index(t, c);
        addFour(adjoint.values(), at, events.plus, from, to, gradient.values(), gradient.at() + c);
      }
      for (; c < columns.to(); c += PAIR) {
        int at = adjoint.index(t, c);
        addPair(adjoint.values(), at, events.plus, from, to, gradient.values(), gradient.at() + c);
      }
    }
  }

  private static void addFour(
      float[] adjoint, int at, int[] rows, int from, int to, float[] gradient, int column) {
    FloatVector a = FloatVector.fromArray(F, adjoint, at);
    FloatVector b = FloatVector.fromArray(F, adjoint, at + LANES);
    FloatVector c = FloatVector.fromArray(F, adjoint, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(F, adjoint, at + 3 * LANES);
    for (int k = from; k < to; k++) {
      int i = column + rows[k];
      a.add(FloatVector.fromArray(F, gradient, i)).intoArray(gradient, i);
      b.add(FloatVector.fromArray(F, gradient, i + LANES)).intoArray(gradient, i + LANES);
      c.add(FloatVector.fromArray(F, gradient, i + 2 * LANES)).intoArray(gradient, i + 2 * LANES);
      d.add(FloatVector.fromArray(F, gradient, i + 3 * LANES)).intoArray(gradient, i + 3 * LANES);
    }
  }

  private static void addPair(
      float[] adjoint, int at, int[] rows, int from, int to, float[] gradient, int column) {
    FloatVector a = FloatVector.fromArray(F, adjoint, at);
    FloatVector b = FloatVector.fromArray(F, adjoint, at + LANES);
    for (int k = from; k < to; k++) {
      int i = column + rows[k];
      a.add(FloatVector.fromArray(F, gradient, i)).intoArray(gradient, i);
      b.add(FloatVector.fromArray(F, gradient, i + LANES)).intoArray(gradient, i + LANES);
    }
  }
}

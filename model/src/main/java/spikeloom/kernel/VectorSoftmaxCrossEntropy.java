package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The exponentials of {@link SoftmaxCrossEntropy} in vectors. */
final class VectorSoftmaxCrossEntropy {
  private static final VectorSpecies<Float> F = VectorMath.F;

  private VectorSoftmaxCrossEntropy() {}

  /** Overwrites x by {@code exp(x - most)}, {@code most} being the largest; returns their sum. */
  static double exponentials(float[] outputs, int at, int classes, float most) {
    int whole = classes - classes % F.length();
    FloatVector sums = FloatVector.zero(F);
    for (int i = at; i < at + whole; i += F.length()) {
      FloatVector below = FloatVector.fromArray(F, outputs, i).sub(most);
      FloatVector power = VectorMath.expOfMinusAbs(below);
      sums = sums.add(power);
      power.intoArray(outputs, i);
    }
    double sum = sums.reduceLanes(VectorOperators.ADD);
    for (int i = at + whole; i < at + classes; i++) {
      outputs[i] = (float) Math.exp(outputs[i] - most);
      sum += outputs[i];
    }
    return sum;
  }
}

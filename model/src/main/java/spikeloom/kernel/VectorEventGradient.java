package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * {@link EventGradient} in vectors. Channels that fire more often than not add the sum over all
 * steps once and subtract the silent steps.
 */
final class VectorEventGradient {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;

  private VectorEventGradient() {}

  static void add(
      BitWords bits,
      int steps,
      int[] channels,
      Range list,
      Rows adjoint,
      Rows gradient,
      Range columns,
      float[] total) {
    int full = -1 >>> (SpikeBits.STEPS - steps);
    for (int c = columns.from(); c < columns.to(); c += PAIR) {
      int first = adjoint.index(0, c);
      sumSteps(adjoint, steps, c, total);
      for (int k = list.from(); k < list.to(); k++) {
        int word = bits.word(channels[k]);
        int row = gradient.index(channels[k], c);
        if (2 * Integer.bitCount(word) > steps) {
          addTotalLess(adjoint, first, ~word & full, total, gradient.values(), row);
        } else {
          addBits(adjoint, first, word, gradient.values(), row);
        }
      }
    }
  }

  private static void sumSteps(Rows adjoint, int steps, int column, float[] total) {
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    for (int t = 0; t < steps; t++) {
      int at = adjoint.index(t, column);
      a = a.add(FloatVector.fromArray(F, adjoint.values(), at));
      b = b.add(FloatVector.fromArray(F, adjoint.values(), at + LANES));
    }
    a.intoArray(total, Padding.LEAD);
    b.intoArray(total, Padding.LEAD + LANES);
  }

  private static void addBits(Rows adjoint, int from, int word, float[] gradient, int row) {
    float[] values = adjoint.values();
    int stride = adjoint.stride();
    FloatVector a0 = FloatVector.fromArray(F, gradient, row);
    FloatVector a1 = FloatVector.fromArray(F, gradient, row + LANES);
    for (int rest = word; rest != 0; rest &= rest - 1) {
      int i = from + Integer.numberOfTrailingZeros(rest) * stride;
      a0 = a0.add(FloatVector.fromArray(F, values, i));
      a1 = a1.add(FloatVector.fromArray(F, values, i + LANES));
    }
    a0.intoArray(gradient, row);
    a1.intoArray(gradient, row + LANES);
  }

  private static void addTotalLess(
      Rows adjoint, int from, int silent, float[] total, float[] gradient, int row) {
    float[] values = adjoint.values();
    int stride = adjoint.stride();
    FloatVector a0 =
        FloatVector.fromArray(F, gradient, row).add(FloatVector.fromArray(F, total, Padding.LEAD));
    FloatVector a1 =
        FloatVector.fromArray(F, gradient, row + LANES)
            .add(FloatVector.fromArray(F, total, Padding.LEAD + LANES));
    for (int rest = silent; rest != 0; rest &= rest - 1) {
      int i = from + Integer.numberOfTrailingZeros(rest) * stride;
      a0 = a0.sub(FloatVector.fromArray(F, values, i));
      a1 = a1.sub(FloatVector.fromArray(F, values, i + LANES));
    }
    a0.intoArray(gradient, row);
    a1.intoArray(gradient, row + LANES);
  }
}

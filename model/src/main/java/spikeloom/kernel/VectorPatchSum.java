package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** {@link PatchSum} in vectors, a column of vectors at a time. */
final class VectorPatchSum {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  private VectorPatchSum() {}

  static void addSteps(Rows patches, int from, Rows maps, int to, int steps, int channels) {
    int whole = F.loopBound(channels);
    for (int c = 0; c < whole; c += F.length()) {
      addColumn(patches, from + c, maps, to + c, steps);
    }
    if (whole < channels) {
      addLast(patches, from + whole, maps, to + whole, steps, F.indexInRange(whole, channels));
    }
  }

  private static void addColumn(Rows patches, int from, Rows maps, int to, int steps) {
    float[] source = patches.values();
    float[] target = maps.values();
    int p = from;
    int q = to;
    for (int t = 0; t < steps; t++) {
      FloatVector.fromArray(F, target, q)
          .add(FloatVector.fromArray(F, source, p))
          .intoArray(target, q);
      p += patches.stride();
      q += maps.stride();
    }
  }

  private static void addLast(
      Rows patches, int from, Rows maps, int to, int steps, VectorMask<Float> some) {
    float[] source = patches.values();
    float[] target = maps.values();
    int p = from;
    int q = to;
    for (int t = 0; t < steps; t++) {
      FloatVector.fromArray(F, target, q, some)
          .add(FloatVector.fromArray(F, source, p, some))
          .intoArray(target, q, some);
      p += patches.stride();
      q += maps.stride();
    }
  }
}

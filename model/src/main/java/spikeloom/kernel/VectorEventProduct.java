package spikeloom.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link EventProduct} in vectors. */
final class VectorEventProduct {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;
  private static final int EIGHT = 8 * LANES;
  private static final int LEAD = Padding.LEAD;
  private static final float[] ZEROS = new float[LEAD + PAIR];

  private VectorEventProduct() {}

  static void currents(Rows weights, StepEvents events, Rows out, float[] base, Range columns) {
    int c = columns.from();
    for (; c <= columns.to() - EIGHT; c += EIGHT) {
      panelOfEight(weights, c, events, out, base);
    }
    for (; c < columns.to(); c += PAIR) {
      panel(weights, c, events, Accumulation.NOTHING, out, base);
    }
  }

  // Panels of two vectors of columns, of which 256 rows fit the first-level cache.
  static void narrowCurrents(
      Rows weights, StepEvents events, Accumulation before, Rows out, float[] base, Range columns) {
    for (int c = columns.from(); c < columns.to(); c += PAIR) {
      panel(weights, c, events, before, out, base);
    }
  }

  private static void panelOfEight(
      Rows weights, int column, StepEvents events, Rows out, float[] base) {
    float[] values = weights.values();
    int at = weights.at() + column;
    for (int k = 0; k < events.blocks; k++) {
      int from = k * events.channels;
      Arrays.fill(base, LEAD, LEAD + EIGHT, 0f);
      sumEight(
          values,
          at,
          events.base,
          from,
          from + events.baseCount[k],
          events.minus,
          0,
          0,
          base,
          base,
          LEAD);
      int last = Math.min(events.steps, (k + 1) * SpikeBits.STEPS);
      for (int t = k * SpikeBits.STEPS; t < last; t++) {
        int p = t * events.channels;
        sumEight(
            values,
            at,
            events.plus,
            p,
            p + events.plusCount[t],
            events.minus,
            p,
            p + events.minusCount[t],
            base,
            out.values(),
            out.index(t, column));
      }
    }
  }

  // One panel of columns over all steps.
  private static void panel(
      Rows weights, int column, StepEvents events, Accumulation before, Rows out, float[] base) {
    float[] values = weights.values();
    int at = weights.at() + column;
    float[] sums = before == Accumulation.NOTHING ? ZEROS : out.values();
    int sumsAt = before == Accumulation.NOTHING ? LEAD : out.at() + column;
    int sumsStride = before == Accumulation.NOTHING ? 0 : out.stride();
    for (int k = 0; k < events.blocks; k++) {
      int from = k * events.channels;
      sumPair(
          values,
          at,
          events.base,
          from,
          from + events.baseCount[k],
          events.minus,
          0,
          0,
          ZEROS,
          LEAD,
          ZEROS,
          LEAD,
          base,
          LEAD);
      int last = Math.min(events.steps, (k + 1) * SpikeBits.STEPS);
      for (int t = k * SpikeBits.STEPS; t < last; t++) {
        int p = t * events.channels;
        sumPair(
            values,
            at,
            events.plus,
            p,
            p + events.plusCount[t],
            events.minus,
            p,
            p + events.minusCount[t],
            base,
            LEAD,
            sums,
            sumsAt + t * sumsStride,
            out.values(),
            out.index(t, column));
      }
    }
  }

  // Eight vectors of columns, a row at a time: eight independent chains, and one list access
  // per eight additions.
  private static void sumEight(
      float[] weights,
      int at,
      int[] plus,
      int plusFrom,
      int plusTo,
      int[] minus,
      int minusFrom,
      int minusTo,
      float[] start,
      float[] out,
      int outAt) {
    FloatVector a0 = FloatVector.fromArray(F, start, LEAD);
    FloatVector a1 = FloatVector.fromArray(F, start, LEAD + LANES);
    FloatVector a2 = FloatVector.fromArray(F, start, LEAD + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(F, start, LEAD + 3 * LANES);
    FloatVector a4 = FloatVector.fromArray(F, start, LEAD + 4 * LANES);
    FloatVector a5 = FloatVector.fromArray(F, start, LEAD + 5 * LANES);
    FloatVector a6 = FloatVector.fromArray(F, start, LEAD + 6 * LANES);
    FloatVector a7 = FloatVector.fromArray(F, start, LEAD + 7 * LANES);
    for (int k = plusFrom; k < plusTo; k++) {
      int i = at + plus[k];
      a0 = a0.add(FloatVector.fromArray(F, weights, i));
      a1 = a1.add(FloatVector.fromArray(F, weights, i + LANES));
      a2 = a2.add(FloatVector.fromArray(F, weights, i + 2 * LANES));
      a3 = a3.add(FloatVector.fromArray(F, weights, i + 3 * LANES));
      a4 = a4.add(FloatVector.fromArray(F, weights, i + 4 * LANES));
      a5 = a5.add(FloatVector.fromArray(F, weights, i + 5 * LANES));
      a6 = a6.add(FloatVector.fromArray(F, weights, i + 6 * LANES));
      a7 = a7.add(FloatVector.fromArray(F, weights, i + 7 * LANES));
    }
    for (int k = minusFrom; k < minusTo; k++) {
      int i = at + minus[k];
      a0 = a0.sub(FloatVector.fromArray(F, weights, i));
      a1 = a1.sub(FloatVector.fromArray(F, weights, i + LANES));
      a2 = a2.sub(FloatVector.fromArray(F, weights, i + 2 * LANES));
      a3 = a3.sub(FloatVector.fromArray(F, weights, i + 3 * LANES));
      a4 = a4.sub(FloatVector.fromArray(F, weights, i + 4 * LANES));
      a5 = a5.sub(FloatVector.fromArray(F, weights, i + 5 * LANES));
      a6 = a6.sub(FloatVector.fromArray(F, weights, i + 6 * LANES));
      a7 = a7.sub(FloatVector.fromArray(F, weights, i + 7 * LANES));
    }
    a0.intoArray(out, outAt);
    a1.intoArray(out, outAt + LANES);
    a2.intoArray(out, outAt + 2 * LANES);
    a3.intoArray(out, outAt + 3 * LANES);
    a4.intoArray(out, outAt + 4 * LANES);
    a5.intoArray(out, outAt + 5 * LANES);
    a6.intoArray(out, outAt + 6 * LANES);
    a7.intoArray(out, outAt + 7 * LANES);
  }

  // Two vectors of columns, four rows at a time: eight independent chains hide the latency of the
  // additions, and a pair of columns of all rows stays in the second-level cache.
  private static void sumPair(
      float[] weights,
      int at,
      int[] plus,
      int plusFrom,
      int plusTo,
      int[] minus,
      int minusFrom,
      int minusTo,
      float[] start,
      int startAt,
      float[] before,
      int beforeAt,
      float[] out,
      int outAt) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = FloatVector.fromArray(F, start, startAt);
    FloatVector a1 = FloatVector.fromArray(F, start, startAt + LANES);
    FloatVector b0 = FloatVector.fromArray(F, before, beforeAt);
    FloatVector b1 = FloatVector.fromArray(F, before, beforeAt + LANES);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector d0 = zero;
    FloatVector d1 = zero;
    int k = plusFrom;
    for (; k < plusTo - 3; k += 4) {
      int i = at + plus[k];
      int j = at + plus[k + 1];
      int l = at + plus[k + 2];
      int m = at + plus[k + 3];
      a0 = a0.add(FloatVector.fromArray(F, weights, i));
      a1 = a1.add(FloatVector.fromArray(F, weights, i + LANES));
      b0 = b0.add(FloatVector.fromArray(F, weights, j));
      b1 = b1.add(FloatVector.fromArray(F, weights, j + LANES));
      c0 = c0.add(FloatVector.fromArray(F, weights, l));
      c1 = c1.add(FloatVector.fromArray(F, weights, l + LANES));
      d0 = d0.add(FloatVector.fromArray(F, weights, m));
      d1 = d1.add(FloatVector.fromArray(F, weights, m + LANES));
    }
    for (; k < plusTo; k++) {
      int i = at + plus[k];
      a0 = a0.add(FloatVector.fromArray(F, weights, i));
      a1 = a1.add(FloatVector.fromArray(F, weights, i + LANES));
    }
    for (k = minusFrom; k < minusTo - 1; k += 2) {
      int i = at + minus[k];
      int j = at + minus[k + 1];
      c0 = c0.sub(FloatVector.fromArray(F, weights, i));
      c1 = c1.sub(FloatVector.fromArray(F, weights, i + LANES));
      d0 = d0.sub(FloatVector.fromArray(F, weights, j));
      d1 = d1.sub(FloatVector.fromArray(F, weights, j + LANES));
    }
    for (; k < minusTo; k++) {
      int i = at + minus[k];
      b0 = b0.sub(FloatVector.fromArray(F, weights, i));
      b1 = b1.sub(FloatVector.fromArray(F, weights, i + LANES));
    }
    a0.add(b0).add(c0.add(d0)).intoArray(out, outAt);
    a1.add(b1).add(c1.add(d1)).intoArray(out, outAt + LANES);
  }
}

package spikeloom.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of spikes and matrices as sums of rows, one row per spike. The cost grows with the
 * number of spikes, not with the size of the matrix.
 */
public final class EventProduct {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;

  private EventProduct() {}

  /**
   * Input currents of one sample: {@code out[t] = sum over the spikes at t of weights[row]}.
   *
   * @param weights a row per channel; its stride is a multiple of {@link Padding#FLOATS}
   * @param events the sample's spikes, listed with the same stride
   * @param out {@code [steps][stride]}, overwritten
   * @param base scratch of at least {@code stride} floats
   */
  public static void currents(Rows weights, StepEvents events, float[] out, float[] base) {
    currents(weights, events, out, base, new Range(0, weights.stride()));
  }

  /**
   * As {@link #currents(Rows, StepEvents, float[], float[])}, for a range of columns that begins
   * and ends at multiples of {@link Padding#FLOATS}.
   */
  public static void currents(
      Rows weights, StepEvents events, float[] out, float[] base, Range columns) {
    float[] values = weights.values();
    int stride = weights.stride();
    for (int c = columns.from(); c < columns.to(); c += PAIR) {
      int at = weights.at() + c;
      for (int k = 0; k < events.blocks; k++) {
        int from = k * events.channels;
        Arrays.fill(base, 0, PAIR, 0f);
        sumPair(
            values,
            at,
            events.base,
            from,
            from + events.baseCount[k],
            events.minus,
            0,
            0,
            base,
            0,
            base,
            0);
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
              0,
              out,
              t * stride + c);
        }
      }
    }
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
      float[] out,
      int outAt) {
    FloatVector zero = FloatVector.zero(F);
    FloatVector a0 = FloatVector.fromArray(F, start, startAt);
    FloatVector a1 = FloatVector.fromArray(F, start, startAt + LANES);
    FloatVector b0 = zero;
    FloatVector b1 = zero;
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

  /**
   * Sums of the adjoint over the steps of each block, which {@link #addGradient} needs for channels
   * that fire more often than not.
   *
   * @param adjoint {@code [steps][stride]}, the adjoint of the currents
   * @param totals {@code [blocks][stride]}, overwritten
   */
  public static void sumBlocks(SpikeBits bits, float[] adjoint, int stride, float[] totals) {
    for (int k = 0; k < bits.blocks; k++) {
      int first = k * SpikeBits.STEPS * stride;
      sumSteps(adjoint, first, bits.stepsIn(k), stride, totals, k * stride);
    }
  }

  /**
   * Weight gradient of one sample: {@code gradient[channel] += sum over the spikes of the channel
   * of adjoint[t]}. Channels that fire more often than not add the sum over all steps once and
   * subtract the silent steps.
   *
   * @param bits the sample's spikes
   * @param adjoint {@code [steps][stride]}, the adjoint of the currents
   * @param totals what {@link #sumBlocks} made of it
   * @param gradient a row per channel, added to
   * @param channels the rows to add to
   */
  public static void addGradient(
      SpikeBits bits, float[] adjoint, float[] totals, Rows gradient, Range channels) {
    float[] values = gradient.values();
    int stride = gradient.stride();
    for (int k = 0; k < bits.blocks; k++) {
      int first = k * SpikeBits.STEPS * stride;
      int count = bits.stepsIn(k);
      int full = bits.full(k);
      for (int c = 0; c < stride; c += PAIR) {
        for (int i = channels.from(); i < channels.to(); i++) {
          int word = bits.word(k, i);
          if (word == 0) {
            continue;
          }
          int row = gradient.at() + i * stride + c;
          if (2 * Integer.bitCount(word) > count) {
            addTotalLess(
                adjoint, first + c, stride, ~word & full, totals, k * stride + c, values, row);
          } else {
            addBits(adjoint, first + c, stride, word, values, row);
          }
        }
      }
    }
  }

  private static void sumSteps(
      float[] adjoint, int from, int steps, int stride, float[] totals, int at) {
    for (int c = 0; c < stride; c += LANES) {
      FloatVector sum = FloatVector.zero(F);
      for (int t = 0; t < steps; t++) {
        sum = sum.add(FloatVector.fromArray(F, adjoint, from + t * stride + c));
      }
      sum.intoArray(totals, at + c);
    }
  }

  private static void addBits(
      float[] adjoint, int from, int stride, int word, float[] gradient, int row) {
    FloatVector a0 = FloatVector.fromArray(F, gradient, row);
    FloatVector a1 = FloatVector.fromArray(F, gradient, row + LANES);
    FloatVector b0 = FloatVector.zero(F);
    FloatVector b1 = b0;
    int rest = word;
    while (rest != 0) {
      int i = from + Integer.numberOfTrailingZeros(rest) * stride;
      rest &= rest - 1;
      a0 = a0.add(FloatVector.fromArray(F, adjoint, i));
      a1 = a1.add(FloatVector.fromArray(F, adjoint, i + LANES));
      if (rest == 0) {
        break;
      }
      int j = from + Integer.numberOfTrailingZeros(rest) * stride;
      rest &= rest - 1;
      b0 = b0.add(FloatVector.fromArray(F, adjoint, j));
      b1 = b1.add(FloatVector.fromArray(F, adjoint, j + LANES));
    }
    a0.add(b0).intoArray(gradient, row);
    a1.add(b1).intoArray(gradient, row + LANES);
  }

  private static void addTotalLess(
      float[] adjoint,
      int from,
      int stride,
      int silent,
      float[] totals,
      int totalsAt,
      float[] gradient,
      int row) {
    FloatVector a0 =
        FloatVector.fromArray(F, gradient, row).add(FloatVector.fromArray(F, totals, totalsAt));
    FloatVector a1 =
        FloatVector.fromArray(F, gradient, row + LANES)
            .add(FloatVector.fromArray(F, totals, totalsAt + LANES));
    int rest = silent;
    while (rest != 0) {
      int i = from + Integer.numberOfTrailingZeros(rest) * stride;
      rest &= rest - 1;
      a0 = a0.sub(FloatVector.fromArray(F, adjoint, i));
      a1 = a1.sub(FloatVector.fromArray(F, adjoint, i + LANES));
    }
    a0.intoArray(gradient, row);
    a1.intoArray(gradient, row + LANES);
  }
}

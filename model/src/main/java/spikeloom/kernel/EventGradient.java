package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Gradients of the weights of {@link EventProduct}: every weight row gets the sum of the adjoint
 * over the steps in which its channel fires.
 */
public final class EventGradient {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int PAIR = 2 * LANES;
  private static final int EIGHT = 8 * LANES;

  private EventGradient() {}

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
   * @param adjoint {@code [steps][width]}, the adjoint of the currents
   * @param totals what {@link #sumBlocks} made of it
   * @param gradient a row per channel, added to
   * @param channels the rows to add to
   */
  public static void addGradient(
      SpikeBits bits, float[] adjoint, float[] totals, Rows gradient, Range channels) {
    int width = gradient.width();
    for (int k = 0; k < bits.blocks; k++) {
      int c = 0;
      for (; c <= width - EIGHT; c += EIGHT) {
        addPanel(bits, k, adjoint, totals, gradient, channels, c, EIGHT);
      }
      for (; c < width; c += PAIR) {
        addPanel(bits, k, adjoint, totals, gradient, channels, c, PAIR);
      }
    }
  }

  // Eight vectors of columns at a time where there are as many: finding the next bit costs as much
  // as two additions.
  private static void addPanel(
      SpikeBits bits,
      int block,
      float[] adjoint,
      float[] totals,
      Rows gradient,
      Range channels,
      int column,
      int columns) {
    float[] values = gradient.values();
    int width = gradient.width();
    int first = block * SpikeBits.STEPS * width + column;
    int total = block * width + column;
    int count = bits.stepsIn(block);
    int full = bits.full(block);
    for (int i = channels.from(); i < channels.to(); i++) {
      int word = bits.word(block, i);
      if (word == 0) {
        continue;
      }
      int row = gradient.at() + i * gradient.stride() + column;
      boolean mostly = 2 * Integer.bitCount(word) > count;
      if (columns == EIGHT) {
        if (mostly) {
          addTotalLessEight(adjoint, first, width, ~word & full, totals, total, values, row);
        } else {
          addBitsEight(adjoint, first, width, word, values, row);
        }
      } else if (mostly) {
        addTotalLess(adjoint, first, width, ~word & full, totals, total, values, row);
      } else {
        addBits(adjoint, first, width, word, values, row);
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

  private static void addBitsEight(
      float[] adjoint, int from, int stride, int word, float[] gradient, int row) {
    FloatVector a0 = FloatVector.fromArray(F, gradient, row);
    FloatVector a1 = FloatVector.fromArray(F, gradient, row + LANES);
    FloatVector a2 = FloatVector.fromArray(F, gradient, row + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(F, gradient, row + 3 * LANES);
    FloatVector a4 = FloatVector.fromArray(F, gradient, row + 4 * LANES);
    FloatVector a5 = FloatVector.fromArray(F, gradient, row + 5 * LANES);
    FloatVector a6 = FloatVector.fromArray(F, gradient, row + 6 * LANES);
    FloatVector a7 = FloatVector.fromArray(F, gradient, row + 7 * LANES);
    for (int rest = word; rest != 0; rest &= rest - 1) {
      int i = from + Integer.numberOfTrailingZeros(rest) * stride;
      a0 = a0.add(FloatVector.fromArray(F, adjoint, i));
      a1 = a1.add(FloatVector.fromArray(F, adjoint, i + LANES));
      a2 = a2.add(FloatVector.fromArray(F, adjoint, i + 2 * LANES));
      a3 = a3.add(FloatVector.fromArray(F, adjoint, i + 3 * LANES));
      a4 = a4.add(FloatVector.fromArray(F, adjoint, i + 4 * LANES));
      a5 = a5.add(FloatVector.fromArray(F, adjoint, i + 5 * LANES));
      a6 = a6.add(FloatVector.fromArray(F, adjoint, i + 6 * LANES));
      a7 = a7.add(FloatVector.fromArray(F, adjoint, i + 7 * LANES));
    }
    a0.intoArray(gradient, row);
    a1.intoArray(gradient, row + LANES);
    a2.intoArray(gradient, row + 2 * LANES);
    a3.intoArray(gradient, row + 3 * LANES);
    a4.intoArray(gradient, row + 4 * LANES);
    a5.intoArray(gradient, row + 5 * LANES);
    a6.intoArray(gradient, row + 6 * LANES);
    a7.intoArray(gradient, row + 7 * LANES);
  }

  private static void addTotalLessEight(
      float[] adjoint,
      int from,
      int stride,
      int silent,
      float[] totals,
      int total,
      float[] gradient,
      int row) {
    FloatVector a0 =
        FloatVector.fromArray(F, gradient, row).add(FloatVector.fromArray(F, totals, total));
    FloatVector a1 =
        FloatVector.fromArray(F, gradient, row + LANES)
            .add(FloatVector.fromArray(F, totals, total + LANES));
    FloatVector a2 =
        FloatVector.fromArray(F, gradient, row + 2 * LANES)
            .add(FloatVector.fromArray(F, totals, total + 2 * LANES));
    FloatVector a3 =
        FloatVector.fromArray(F, gradient, row + 3 * LANES)
            .add(FloatVector.fromArray(F, totals, total + 3 * LANES));
    FloatVector a4 =
        FloatVector.fromArray(F, gradient, row + 4 * LANES)
            .add(FloatVector.fromArray(F, totals, total + 4 * LANES));
    FloatVector a5 =
        FloatVector.fromArray(F, gradient, row + 5 * LANES)
            .add(FloatVector.fromArray(F, totals, total + 5 * LANES));
    FloatVector a6 =
        FloatVector.fromArray(F, gradient, row + 6 * LANES)
            .add(FloatVector.fromArray(F, totals, total + 6 * LANES));
    FloatVector a7 =
        FloatVector.fromArray(F, gradient, row + 7 * LANES)
            .add(FloatVector.fromArray(F, totals, total + 7 * LANES));
    for (int rest = silent; rest != 0; rest &= rest - 1) {
      int i = from + Integer.numberOfTrailingZeros(rest) * stride;
      a0 = a0.sub(FloatVector.fromArray(F, adjoint, i));
      a1 = a1.sub(FloatVector.fromArray(F, adjoint, i + LANES));
      a2 = a2.sub(FloatVector.fromArray(F, adjoint, i + 2 * LANES));
      a3 = a3.sub(FloatVector.fromArray(F, adjoint, i + 3 * LANES));
      a4 = a4.sub(FloatVector.fromArray(F, adjoint, i + 4 * LANES));
      a5 = a5.sub(FloatVector.fromArray(F, adjoint, i + 5 * LANES));
      a6 = a6.sub(FloatVector.fromArray(F, adjoint, i + 6 * LANES));
      a7 = a7.sub(FloatVector.fromArray(F, adjoint, i + 7 * LANES));
    }
    a0.intoArray(gradient, row);
    a1.intoArray(gradient, row + LANES);
    a2.intoArray(gradient, row + 2 * LANES);
    a3.intoArray(gradient, row + 3 * LANES);
    a4.intoArray(gradient, row + 4 * LANES);
    a5.intoArray(gradient, row + 5 * LANES);
    a6.intoArray(gradient, row + 6 * LANES);
    a7.intoArray(gradient, row + 7 * LANES);
  }
}

package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Products of spikes and matrices as sums of rows, one row per spike. The cost grows with the
 * number of spikes, not with the size of the matrix.
 */
public final class EventProduct {
  /** Number of floats of scratch that products need. */
  public static final int SCRATCH = Padding.LEAD + 4 * Padding.FLOATS;

  /** Maximum number of columns that are summed together. */
  public static final int PANEL = 4 * Padding.FLOATS;

  private EventProduct() {}

  /**
   * Input currents of one sample: {@code out[t] = sum over the spikes at t of weights[row]}.
   *
   * @param weights a row per channel; its width is a multiple of {@link Padding#FLOATS}
   * @param events the sample's spikes, listed with the stride of the weights
   * @param out a row per step, overwritten
   * @param base scratch of at least {@link #SCRATCH} floats
   */
  public static void currents(Rows weights, StepEvents events, Rows out, float[] base) {
    currents(weights, events, out, base, new Range(0, weights.width()));
  }

  /**
   * The same for a range of columns; best are multiples of {@link #PANEL}.
   *
   * @param columns begins and ends at multiples of {@link Padding#FLOATS}
   */
  public static void currents(
      Rows weights, StepEvents events, Rows out, float[] base, Range columns) {
    if (VectorUnit.PRESENT) {
      VectorEventProduct.currents(weights, events, out, base, columns);
    } else {
      PlainEventProduct.currents(weights, events, Accumulation.NOTHING, out, base, columns);
    }
  }

  /**
   * The same for the long lists of {@link EventSlabs} and a range of columns.
   *
   * @param before whether the sums overwrite {@code out} or add to it
   * @param columns begins and ends at multiples of {@link Padding#FLOATS}
   */
  static void narrowCurrents(
      Rows weights, StepEvents events, Accumulation before, Rows out, float[] base, Range columns) {
    if (VectorUnit.PRESENT) {
      VectorEventProduct.narrowCurrents(weights, events, before, out, base, columns);
    } else {
      PlainEventProduct.currents(weights, events, before, out, base, columns);
    }
  }
}

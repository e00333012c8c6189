package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link EventProduct} in plain loops. */
final class PlainEventProduct {
  private static final int PANEL = EventProduct.SCRATCH - Padding.LEAD;

  private PlainEventProduct() {}

  static void currents(
      Rows weights, StepEvents events, Accumulation before, Rows out, float[] base, Range columns) {
    for (int c = columns.from(); c < columns.to(); c += PANEL) {
      int count = Math.min(PANEL, columns.to() - c);
      panel(weights, c, events, before, out, base, count);
    }
  }

  private static void panel(
      Rows weights,
      int column,
      StepEvents events,
      Accumulation before,
      Rows out,
      float[] base,
      int count) {
    float[] w = weights.values();
    int at = weights.at() + column;
    for (int k = 0; k < events.blocks; k++) {
      int from = k * events.channels;
      Arrays.fill(base, 0, count, 0f);
      PlainRows.add(w, at, events.base, from, from + events.baseCount[k], base, 0, count);
      int last = Math.min(events.steps, (k + 1) * SpikeBits.STEPS);
      for (int t = k * SpikeBits.STEPS; t < last; t++) {
        float[] sums = out.values();
        int row = out.index(t, column);
        if (before == Accumulation.NOTHING) {
          System.arraycopy(base, 0, sums, row, count);
        } else {
          PlainRows.add(base, 0, sums, row, count);
        }
        int p = t * events.channels;
        PlainRows.add(w, at, events.plus, p, p + events.plusCount[t], sums, row, count);
        for (int i = p; i < p + events.minusCount[t]; i++) {
          PlainRows.subtract(w, at + events.minus[i], sums, row, count);
        }
      }
    }
  }
}

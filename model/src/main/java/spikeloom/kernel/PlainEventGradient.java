package spikeloom.kernel;

import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link EventGradient} in plain loops. */
final class PlainEventGradient {
  private PlainEventGradient() {}

  static void add(
      BitWords bits, int[] channels, Range list, Rows adjoint, Rows gradient, Range columns) {
    int first = columns.from();
    for (int k = list.from(); k < list.to(); k++) {
      int row = gradient.index(channels[k], first);
      PlainRows.add(adjoint, first, bits.word(channels[k]), gradient.values(), row, columns.size());
    }
  }
}

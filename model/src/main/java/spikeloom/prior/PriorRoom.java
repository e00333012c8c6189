package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Rows;
import spikeloom.array.Workers;

/**
 * Sizes of a pass, and who computes it.
 *
 * @param samples largest number of samples of a batch
 * @param steps steps of a window
 */
record PriorRoom(int samples, int steps, Workers workers) {
  PriorRoom {
    if (samples < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "A pass needs at least one sample and one step, not %d and %d."
              .formatted(samples, steps));
    }
  }

  /** A row per sample and step. */
  Rows rows(int columns) {
    return Rows.spread(samples * steps, columns);
  }

  /** The rows of every sample. */
  Rows[] bySample(Rows rows) {
    Rows[] each = new Rows[samples];
    Arrays.setAll(each, b -> rows.from(b * steps));
    return each;
  }
}

package spikeloom.training;

import spikeloom.array.Parameters;
import spikeloom.plan.RunException;

/** Rejects parameters that are not finite, because no training can recover from them. */
final class FiniteParameters {
  private FiniteParameters() {}

  /**
   * Checks parameters read from a file.
   *
   * @param from their source, for messages
   * @throws RunException naming the first array with values that are not finite, and their number
   */
  static void require(String from, Parameters parameters) {
    for (Parameters.Slice slice : parameters.slices()) {
      long wrong = 0;
      for (int row = 0; row < slice.rows(); row++) {
        for (int column = 0; column < slice.columns(); column++) {
          wrong += Float.isFinite(parameters.values()[slice.at(row, column)]) ? 0 : 1;
        }
      }
      if (wrong > 0) {
        throw new RunException(
            "%s has %,d of %,d values that are not finite numbers in the array '%s'; start from another run or an earlier checkpoint."
                .formatted(from, wrong, slice.count(), slice.name()));
      }
    }
  }
}

package spikeloom.learning;

import java.util.HashSet;
import java.util.Set;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;

/** Records during an update which gradients were not finite. */
final class GradientWatch {
  private final Set<String> notFinite = new HashSet<>();

  /** Reports that the gradient of a slice was not finite; thread-safe. */
  synchronized void found(Parameters.Slice slice) {
    notFinite.add(slice.name());
  }

  /**
   * Ends the update.
   *
   * @throws NumericException naming the slice nearest to the output whose gradient was not finite
   */
  void end(Parameters parameters, long updates) {
    if (notFinite.isEmpty()) {
      return;
    }
    String name = "";
    for (Parameters.Slice slice : parameters.slices()) {
      // Back-propagation runs from the output down: the last bad slice is the origin.
      name = notFinite.contains(slice.name()) ? slice.name() : name;
    }
    notFinite.clear();
    throw new NumericException(
        "The gradient of "
            + name
            + " became infinite or not a number at update "
            + updates
            + ": use a smaller --learning-rate.");
  }
}

package spikeloom.decoder;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Parameters;

/**
 * The learned scales of a likelihood, parameters of a decoder next to its weights, one for each
 * group of outputs; {@code LearnedScale} makes scales of them.
 *
 * @param slice one row with a column per group
 * @param groups the outputs of a group
 */
public record OutputScale(Parameters.Slice slice, OutputGroups groups) {
  private static final String NAME = "output scale";

  /** Adds the scales of some groups to a layout, if there are any. */
  public static void add(Parameters.Layout layout, OutputGroups groups) {
    if (groups.count() > 0) {
      layout.dense(NAME, 1, groups.count());
    }
  }

  /** The scales among the parameters of a decoder, if it has any. */
  public static Optional<OutputScale> in(Parameters parameters, OutputGroups groups) {
    return groups.count() == 0
        ? Optional.empty()
        : Optional.of(new OutputScale(parameters.slice(NAME), groups));
  }

  /** Sets all of them. */
  public void set(Parameters parameters, double value) {
    Arrays.fill(parameters.values(), slice.offset(), slice.end(), (float) value);
    parameters.changed();
  }
}

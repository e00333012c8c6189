package spikeloom.decoder;

import spikeloom.spike.SignalShape;

/**
 * Groups of a decoder's outputs that share a learned scale: the planes of a picture, or the
 * variables of a table, series or recording. Output v belongs to group {@code (v / run) mod count}.
 *
 * @param count number of groups; 0 if nothing is learned
 * @param run consecutive outputs of the same group, at least 1
 */
public record OutputGroups(int count, int run) {
  /** No learned scale. */
  public static final OutputGroups NONE = new OutputGroups(0, 1);

  /** The group of an output. */
  public int of(int output) {
    return output / run % count;
  }

  /** The groups of a signal. */
  public static OutputGroups of(SignalShape shape) {
    if (shape instanceof SignalShape.Image image) {
      return new OutputGroups(image.planes(), image.height() * image.width());
    }
    int variables = shape instanceof SignalShape.Series series ? series.variables() : 1;
    return new OutputGroups(variables, variables == 1 ? shape.size() : 1);
  }
}

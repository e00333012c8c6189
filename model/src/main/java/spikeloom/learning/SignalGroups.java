package spikeloom.learning;

import spikeloom.decoder.OutputGroups;
import spikeloom.spike.SignalShape;

/** The values of a signal that share a learned scale. */
public final class SignalGroups {
  private SignalGroups() {}

  /** The groups of a signal: the planes of a picture, or the variables of a series. */
  public static OutputGroups of(SignalShape shape) {
    if (shape instanceof SignalShape.Image image) {
      return new OutputGroups(image.planes(), image.height() * image.width());
    }
    int variables = shape instanceof SignalShape.Series series ? series.variables() : 1;
    return new OutputGroups(variables, variables == 1 ? shape.size() : 1);
  }
}

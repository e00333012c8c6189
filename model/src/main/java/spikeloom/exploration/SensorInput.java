package spikeloom.exploration;

import java.util.Optional;
import java.util.OptionalLong;
import spikeloom.dataset.Dataset;
import spikeloom.spike.SignalShape;

/**
 * How the input of a sample is arranged if it was recorded by an event camera.
 *
 * @param pixels two planes: channels of falling brightness (OFF), then those of rising brightness
 *     (ON)
 * @param span time that all steps cover together, in microseconds, if it is known
 */
public record SensorInput(SignalShape.Image pixels, OptionalLong span) {
  private static final int POLARITIES = 2;

  /** Checks the number of planes. */
  public SensorInput {
    if (pixels.planes() != POLARITIES) {
      throw new IllegalArgumentException(pixels + " does not have two polarities");
    }
  }

  /** The arrangement of a split's input of so many channels; empty if it is not of a camera. */
  static Optional<SensorInput> of(Dataset.Split split, int channels) {
    return split
        .spikes()
        .flatMap(
            source ->
                source
                    .layout()
                    .filter(pixels -> pixels.planes() == POLARITIES && pixels.size() == channels)
                    .map(pixels -> new SensorInput(pixels, source.span())));
  }
}

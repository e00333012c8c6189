package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.Sensor;

/** Sizes that files name. */
final class Sensors {
  private Sensors() {}

  /** The sensor, or nothing if no sensor has this size. */
  static Optional<Sensor> of(long width, long height) {
    if (width < 1 || height < 1 || width > Short.MAX_VALUE || height > Short.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new Sensor((int) width, (int) height));
  }
}

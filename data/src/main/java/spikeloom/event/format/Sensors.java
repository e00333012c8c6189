package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.Sensor;

/** Checks sensor sizes in files. */
final class Sensors {
  private Sensors() {}

  /** Returns the sensor, or empty for an impossible size. */
  static Optional<Sensor> of(long width, long height) {
    if (width < 1 || height < 1 || width > Short.MAX_VALUE || height > Short.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new Sensor((int) width, (int) height));
  }
}

package spikeloom.event;

import java.util.Optional;

/** Checks sensor sizes in files. */
public final class Sensors {
  private Sensors() {}

  /** Returns the sensor, or empty for an impossible size. */
  public static Optional<Sensor> of(long width, long height) {
    if (width < 1 || height < 1 || width > Short.MAX_VALUE || height > Short.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new Sensor((int) width, (int) height));
  }
}

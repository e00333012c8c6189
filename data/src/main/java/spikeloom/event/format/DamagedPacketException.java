package spikeloom.event.format;

import java.util.Objects;

/** A packet cannot be unpacked any further; the message says why and ends no sentence. */
final class DamagedPacketException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedPacketException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}

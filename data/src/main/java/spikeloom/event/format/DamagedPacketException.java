package spikeloom.event.format;

import java.util.Objects;

/** Thrown if a packet cannot be unpacked further; the message is a clause with the reason. */
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

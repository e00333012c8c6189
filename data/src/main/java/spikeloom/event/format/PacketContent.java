package spikeloom.event.format;

import java.util.Objects;

/** Unpacks the content of a packet on demand. */
interface PacketContent {
  /** Begins with a packet. */
  void begin(byte[] packed, int length);

  /**
   * Unpacks until {@code into} holds {@code wanted} bytes or more, or the packet ends.
   *
   * @throws DamagedPacketException if it cannot continue; unpacked bytes stay
   */
  void unpack(PacketBuffer into, int wanted) throws DamagedPacketException;

  /** Uncompressed content. */
  final class Plain implements PacketContent {
    private byte[] content = {};
    private int length;

    @Override
    public void begin(byte[] packed, int bytes) {
      content = packed;
      length = bytes;
    }

    @Override
    public void unpack(PacketBuffer into, int wanted) throws DamagedPacketException {
      if (length > into.size()) {
        into.add(content, into.size(), length - into.size());
      }
    }
  }

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
}

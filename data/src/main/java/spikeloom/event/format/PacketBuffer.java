package spikeloom.event.format;

import java.util.Arrays;
import spikeloom.event.format.PacketContent.DamagedPacketException;

/** Bytes of one packet; grows with what is put in, up to a bound. */
final class PacketBuffer {
  /** The maximum content of a packet: 128 MiB, eight million events. DV writes some thousand. */
  static final int MOST = 1 << 27;

  private byte[] bytes = new byte[1 << 16];
  private int size;

  /** The array with the bytes, valid until the next {@link #reserve}. */
  byte[] bytes() {
    return bytes;
  }

  /** Number of bytes. */
  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /**
   * Reserves capacity for more bytes.
   *
   * @throws DamagedPacketException if the packet would become too long
   */
  void reserve(int more) throws DamagedPacketException {
    if (more > MOST - size) {
      throw new DamagedPacketException("its unpacked size is more than " + (MOST >> 20) + " MiB");
    }
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(size + more, 2 * bytes.length)));
    }
  }

  /** Marks {@code more} bytes as written into the reserved capacity. */
  void grow(int more) {
    size += more;
  }

  /** Appends bytes of an array. */
  void add(byte[] from, int at, int length) throws DamagedPacketException {
    reserve(length);
    System.arraycopy(from, at, bytes, size, length);
    size += length;
  }
}

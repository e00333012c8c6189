package spikeloom.event.format;

import java.nio.charset.StandardCharsets;
import spikeloom.event.format.PacketContent.DamagedPacketException;

/**
 * The root table of a size-prefixed FlatBuffer, read with all bounds checked. Numbers are
 * little-endian:
 *
 * <pre>{@code
 * bytes 0-3   size of what follows
 * bytes 4-7   place of the table, counted from byte 4
 * bytes 8-11  identifier, four letters
 * table       how far before it its directory lies (4 bytes, signed), then the fields
 * directory   its own size (2 bytes), size of the table (2 bytes), then for each field where it lies
 *             in the table (2 bytes, 0 = the field has its default)
 * }</pre>
 *
 * <p>Source: Google, "FlatBuffers internals", flatbuffers.dev/internals.
 */
final class FlatTable {
  /** Bytes in which the identifier lies. */
  static final int HEAD_BYTES = 12;

  private static final int PREFIX = 4;

  private final byte[] bytes;
  private final int size;
  private final long table;
  private final long directory;
  private final int directoryBytes;

  /** The table of the buffer in the first {@code size} bytes. */
  FlatTable(byte[] bytes, int size) throws DamagedPacketException {
    this.bytes = bytes;
    this.size = size;
    table = PREFIX + unsigned32(PREFIX);
    directory = table - Bytes.int32(bytes, place(table, 4));
    directoryBytes = unsigned16(directory);
  }

  /** The four letters of the identifier; empty if there are fewer bytes. */
  static String identifier(byte[] bytes, int size) {
    return size < HEAD_BYTES ? "" : new String(bytes, 8, 4, StandardCharsets.US_ASCII);
  }

  /** A field of 32 bits. */
  int int32(int field, int otherwise) throws DamagedPacketException {
    long at = field(field);
    return at == 0 ? otherwise : Bytes.int32(bytes, place(at, 4));
  }

  /** A field of 64 bits. */
  long int64(int field, long otherwise) throws DamagedPacketException {
    long at = field(field);
    return at == 0 ? otherwise : Bytes.int64(bytes, place(at, 8));
  }

  /** A text; empty if the field is absent. */
  String text(int field) throws DamagedPacketException {
    long at = field(field);
    if (at == 0) {
      return "";
    }
    long vector = at + unsigned32(at);
    long length = unsigned32(vector);
    return new String(bytes, place(vector + 4, length), (int) length, StandardCharsets.UTF_8);
  }

  /**
   * A vector of structures of one length; its end may lie behind the end of the buffer.
   *
   * @param at where the first one lies
   * @param count declared number
   */
  record Vector(int at, long count) {}

  /** A field that is a vector; one of no elements if it is absent. */
  Vector vector(int field) throws DamagedPacketException {
    long at = field(field);
    if (at == 0) {
      return new Vector(0, 0);
    }
    long vector = at + unsigned32(at);
    return new Vector(place(vector, 4) + 4, unsigned32(vector));
  }

  private long field(int field) throws DamagedPacketException {
    int entry = 4 + 2 * field;
    if (entry + 2 > directoryBytes) {
      return 0;
    }
    int offset = unsigned16(directory + entry);
    return offset == 0 ? 0 : table + offset;
  }

  private long unsigned32(long at) throws DamagedPacketException {
    return Bytes.unsigned32(bytes, place(at, 4));
  }

  private int unsigned16(long at) throws DamagedPacketException {
    return Bytes.unsigned16(bytes, place(at, 2));
  }

  private int place(long at, long length) throws DamagedPacketException {
    if (at < 0 || length > size - at) {
      throw new DamagedPacketException("its table points outside the file");
    }
    return (int) at;
  }
}

package spikeloom.app.tensorboard;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Records of event files:
 *
 * <pre>{@code
 * length          8 bytes, little endian
 * check(length)   4 bytes
 * data            length bytes
 * check(data)     4 bytes,   check(x) = rotate(CRC-32C(x), 15 bits right) + 0xa282ead8
 * }</pre>
 *
 * <p>Source: tensorflow.org, "TFRecord and tf.train.Example".
 */
final class EventRecord {
  private static final int MASK = 0xa282ead8;
  private static final int LARGEST = 1 << 26;

  private EventRecord() {}

  /** The bytes of a record. */
  static byte[] of(byte[] data) {
    byte[] length = new byte[Long.BYTES];
    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length);
    return ByteBuffer.allocate(size(data.length))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(check(length))
        .put(data)
        .putInt(check(data))
        .array();
  }

  /** The bytes that a record of so much data has. */
  static int size(int data) {
    return Long.BYTES + Integer.BYTES + data + Integer.BYTES;
  }

  static int check(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  /** The data of the next record; empty at the end and where the file is damaged. */
  static Optional<byte[]> next(DataInputStream in) throws IOException {
    byte[] length = new byte[Long.BYTES];
    byte[] check = new byte[Integer.BYTES];
    try {
      in.readFully(length);
      in.readFully(check);
      long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (!matches(length, check) || size < 0 || size > LARGEST) {
        return Optional.empty();
      }
      byte[] data = in.readNBytes((int) size);
      in.readFully(check);
      return data.length == size && matches(data, check) ? Optional.of(data) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static boolean matches(byte[] bytes, byte[] check) {
    return ByteBuffer.wrap(check).order(ByteOrder.LITTLE_ENDIAN).getInt() == check(bytes);
  }
}

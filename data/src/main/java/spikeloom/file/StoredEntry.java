package spikeloom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the bytes of a file that is stored in a zip archive, not packed, are in the archive, so
 * that they can be mapped into memory.
 *
 * <p>Source: PKWARE, "APPNOTE: .ZIP File Format Specification", version 6.3.10, sections 4.3.7,
 * 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
 *
 * @param offset first byte in the archive
 * @param size number of bytes
 */
public record StoredEntry(long offset, long size) {
  private static final int LOCAL = 0x04034b50;
  private static final int DIRECTORY = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCAL_BYTES = 30;
  private static final int DIRECTORY_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int END_64_BYTES = 56;
  private static final int LOCATOR_64_BYTES = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LONGEST_DIRECTORY = 1 << 24;
  private static final long IN_64 = 0xffffffffL;

  /**
   * Finds a file in an archive; empty if it is packed or encrypted, or the archive is unusual in
   * any way.
   *
   * @throws IOException if the archive cannot be read
   */
  public static Optional<StoredEntry> find(FileChannel archive, String name) throws IOException {
    long length = archive.size();
    int tail = (int) Math.min(length, END_BYTES + LOCATOR_64_BYTES + LONGEST_COMMENT);
    ByteBuffer end = bytes(archive, length - tail, tail);
    int at = tail - END_BYTES;
    while (at >= 0 && end.getInt(at) != END) {
      at--;
    }
    if (at < 0) {
      return Optional.empty();
    }
    long size = unsigned(end, at + 12);
    long offset = unsigned(end, at + 16);
    int locator = at - LOCATOR_64_BYTES;
    if (locator >= 0 && end.getInt(locator) == LOCATOR_64) {
      long end64 = end.getLong(locator + 8);
      if (end64 < 0 || end64 > length - END_64_BYTES) {
        return Optional.empty();
      }
      ByteBuffer wide = bytes(archive, end64, END_64_BYTES);
      if (wide.getInt(0) != END_64) {
        return Optional.empty();
      }
      size = wide.getLong(40);
      offset = wide.getLong(48);
    }
    if (size < 0 || size > LONGEST_DIRECTORY || offset < 0 || offset > length - size) {
      return Optional.empty();
    }
    return find(archive, bytes(archive, offset, (int) size), name);
  }

  private static Optional<StoredEntry> find(FileChannel archive, ByteBuffer directory, String name)
      throws IOException {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (at + DIRECTORY_BYTES <= directory.limit() && directory.getInt(at) == DIRECTORY) {
      int named = directory.getShort(at + 28) & 0xffff;
      int extra = directory.getShort(at + 30) & 0xffff;
      int next = at + DIRECTORY_BYTES + named + extra + (directory.getShort(at + 32) & 0xffff);
      if (next > directory.limit()) {
        return Optional.empty();
      }
      if (directory.slice(at + DIRECTORY_BYTES, named).equals(ByteBuffer.wrap(wanted))) {
        boolean plain = directory.getShort(at + 8) % 2 == 0 && directory.getShort(at + 10) == 0;
        return plain ? entry(archive, directory, at, named, extra) : Optional.empty();
      }
      at = next;
    }
    return Optional.empty();
  }

  private static Optional<StoredEntry> entry(
      FileChannel archive, ByteBuffer directory, int at, int named, int extra) throws IOException {
    long packed = unsigned(directory, at + 20);
    long size = unsigned(directory, at + 24);
    long local = unsigned(directory, at + 42);
    // The wide forms of these three follow in this order, each if the narrow form is full.
    int wide = wide(directory, at + DIRECTORY_BYTES + named, extra);
    if (size == IN_64 && wide > 0) {
      size = directory.getLong(wide);
      wide += Long.BYTES;
    }
    if (packed == IN_64 && wide > 0) {
      packed = directory.getLong(wide);
      wide += Long.BYTES;
    }
    if (local == IN_64 && wide > 0) {
      local = directory.getLong(wide);
    }
    if (size != packed || size < 0 || local < 0 || local > archive.size() - LOCAL_BYTES) {
      return Optional.empty();
    }
    ByteBuffer header = bytes(archive, local, LOCAL_BYTES);
    long offset =
        local + LOCAL_BYTES + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
    return header.getInt(0) == LOCAL && offset <= archive.size() - size
        ? Optional.of(new StoredEntry(offset, size))
        : Optional.empty();
  }

  /** Where the 64-bit sizes of an entry begin; -1 if it has none. */
  private static int wide(ByteBuffer directory, int from, int length) {
    int at = from;
    while (at + 4 <= from + length) {
      int size = directory.getShort(at + 2) & 0xffff;
      if (directory.getShort(at) == 1) {
        return at + 4 + 3 * Long.BYTES <= directory.limit() ? at + 4 : -1;
      }
      at += 4 + size;
    }
    return -1;
  }

  private static long unsigned(ByteBuffer from, int at) {
    return Integer.toUnsignedLong(from.getInt(at));
  }

  private static ByteBuffer bytes(FileChannel from, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && from.read(bytes, offset + bytes.position()) >= 0) {
      // reads until the buffer is full
    }
    return bytes.limit(length).rewind();
  }
}

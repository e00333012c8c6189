package spikeloom.event.format;

/**
 * Unpacks an LZ4 frame. Numbers are little-endian:
 *
 * <pre>{@code
 * bytes 0-3  184d2204
 * byte 4     bits 6-7 version 01, bit 5 blocks are independent, bit 4 blocks have checksums,
 *            bit 3 the size of the content follows, bit 2 checksum of the content at the end,
 *            bit 0 number of a dictionary follows
 * byte 5     size of the blocks
 * then       size of the content (8 bytes), number of the dictionary (4 bytes), checksum (1 byte)
 * blocks     size (4 bytes, highest bit: not packed), data, checksum (4 bytes); size 0 is the end
 * }</pre>
 *
 * <p>The data of a block are sequences: a byte with the number of literals (upper half) and the
 * length of a match minus 4 (lower half), where 15 is continued in bytes up to one below 255; the
 * literals; how far back the match lies (2 bytes). The last sequence ends with its literals.
 * Checksums are skipped. DV writes frames whose blocks depend on earlier ones, so matches reach
 * back over the whole content; Java libraries reject such frames or are a hundred times slower.
 *
 * <p>Source: Y. Collet, "LZ4 Frame Format Description" 1.6.4 and "LZ4 Block Format Description",
 * github.com/lz4/lz4/tree/dev/doc.
 */
final class Lz4Content implements PacketContent {
  private static final int MAGIC = 0x184d2204;
  private static final int SHORTEST_MATCH = 4;

  private byte[] in = {};
  private int end;
  private int at;
  private boolean begun;
  private boolean ended;
  private boolean blockChecksums;

  @Override
  public void begin(byte[] packed, int length) {
    in = packed;
    end = length;
    at = 0;
    begun = false;
    ended = false;
  }

  @Override
  public void unpack(PacketBuffer into, int wanted) throws DamagedPacketException {
    if (!begun) {
      header();
    }
    while (!ended && into.size() < wanted) {
      block(into);
    }
  }

  private void header() throws DamagedPacketException {
    need(7);
    int flags = in[4] & 0xff;
    if (Bytes.int32(in, 0) != MAGIC || flags >>> 6 != 1) {
      throw new DamagedPacketException("it does not begin with an LZ4 frame");
    }
    if ((flags & 1) != 0) {
      throw new DamagedPacketException("its LZ4 frame needs a dictionary");
    }
    blockChecksums = (flags & 0x10) != 0;
    int length = (flags & 8) != 0 ? 15 : 7;
    need(length);
    at = length;
    begun = true;
  }

  private void block(PacketBuffer into) throws DamagedPacketException {
    need(4);
    int size = Bytes.int32(in, at);
    at += 4;
    if (size == 0) {
      ended = true;
      return;
    }
    int length = size & Integer.MAX_VALUE;
    int there = Math.min(length, end - at);
    int from = at;
    at += there;
    if (size < 0) {
      into.add(in, from, there);
    } else {
      sequences(from, at, into);
    }
    if (there < length) {
      throw cutOff();
    }
    if (blockChecksums) {
      need(4);
      at += 4;
    }
  }

  private void sequences(int from, int to, PacketBuffer into) throws DamagedPacketException {
    int i = from;
    while (i < to) {
      int token = in[i++] & 0xff;
      int literals = token >>> 4;
      if (literals == 15) {
        int more;
        do {
          more = i < to ? in[i++] & 0xff : 0;
          literals += more;
        } while (more == 255);
      }
      if (literals > to - i) {
        throw wrong();
      }
      into.add(in, i, literals);
      i += literals;
      if (i == to) {
        return;
      }
      if (to - i < 2) {
        throw wrong();
      }
      int back = Bytes.unsigned16(in, i);
      i += 2;
      int match = token & 15;
      if (match == 15) {
        int more;
        do {
          more = i < to ? in[i++] & 0xff : 0;
          match += more;
        } while (more == 255);
      }
      repeat(back, match + SHORTEST_MATCH, into);
    }
  }

  /** Copies a match byte by byte in effect: where it overlaps its copy, the copy repeats. */
  private static void repeat(int back, int length, PacketBuffer into)
      throws DamagedPacketException {
    if (back == 0 || back > into.size()) {
      throw wrong();
    }
    into.reserve(length);
    byte[] bytes = into.bytes();
    int to = into.size();
    int from = to - back;
    if (back >= length) {
      System.arraycopy(bytes, from, bytes, to, length);
    } else {
      for (int i = 0; i < length; i++) {
        bytes[to + i] = bytes[from + i];
      }
    }
    into.grow(length);
  }

  private void need(int bytes) throws DamagedPacketException {
    if (end - at < bytes) {
      throw cutOff();
    }
  }

  private static DamagedPacketException cutOff() {
    return new DamagedPacketException("its LZ4 frame is truncated");
  }

  private static DamagedPacketException wrong() {
    return new DamagedPacketException("its LZ4 data are invalid");
  }
}

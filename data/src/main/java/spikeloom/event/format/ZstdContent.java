package spikeloom.event.format;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Unpacks a Zstandard frame (RFC 8878) with the library aircompressor. */
final class ZstdContent implements PacketContent {
  private static final int PIECE = 1 << 16;

  private ZstdInputStream content = open(new byte[0], 0);

  private static ZstdInputStream open(byte[] packed, int length) {
    return new ZstdInputStream(new ByteArrayInputStream(packed, 0, length));
  }

  @Override
  public void begin(byte[] packed, int length) {
    content = open(packed, length);
  }

  @Override
  public void unpack(PacketBuffer into, int wanted) throws DamagedPacketException {
    try {
      while (into.size() < wanted) {
        into.reserve(PIECE);
        int n = content.read(into.bytes(), into.size(), PIECE);
        if (n < 0) {
          return;
        }
        into.grow(n);
      }
    } catch (IOException | RuntimeException e) {
      // The library reports damage with various exceptions.
      throw new DamagedPacketException("its Zstandard data are invalid or truncated");
    }
  }
}

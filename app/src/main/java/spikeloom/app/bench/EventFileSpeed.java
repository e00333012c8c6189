package spikeloom.app.bench;

import io.airlift.compress.lz4.Lz4Compressor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import spikeloom.random.FastRandom;

/**
 * Writes recordings for measuring the decoding speed: bursts of events along moving columns of a
 * sensor of 346 x 260 (N-MNIST: 34 x 34), in the layouts that {@code spikeloom.event.format}
 * documents.
 */
@SuppressWarnings("ByteBufferBackingArray") // all created here
final class EventFileSpeed {
  private static final int WIDTH = 346;
  private static final int HEIGHT = 260;
  private static final int PACKET = 8192;
  private static final int LZ4_MAGIC = 0x184d2204;

  private final int count;

  EventFileSpeed(int count) {
    this.count = count;
  }

  /** Appends one event. */
  private interface Layout {
    void put(ByteBuffer out, long time, int x, int y, int polarity);
  }

  private void events(ByteBuffer out, int first, int until, Layout layout) {
    FastRandom random = new FastRandom(first);
    for (int i = first; i < until; i++) {
      int x = (i / 512 + random.nextInt(24)) % WIDTH;
      layout.put(out, i / 4, x, random.nextInt(HEIGHT), random.nextInt(2));
    }
  }

  Path bin(Path file) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(5 * count);
    events(
        out,
        0,
        count,
        (to, time, x, y, polarity) ->
            to.put((byte) (x % 34))
                .put((byte) (y % 34))
                .put((byte) (polarity << 7 | time >> 16))
                .putShort((short) time));
    return Files.write(file, out.array());
  }

  /** Column by column: every time has one row, and six of ten events are in vectors. */
  Path evt3(Path file) throws IOException {
    byte[] head = "% evt 3.0\n% geometry 1280x720\n% end\n".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(4 * count + head.length + 64);
    out.order(ByteOrder.LITTLE_ENDIAN).put(head);
    FastRandom random = new FastRandom(1);
    int made = 0;
    for (int time = 0; made < count; time++) {
      if ((time & 0xfff) == 0) {
        out.putShort((short) (0x8000 | time >> 12));
      }
      out.putShort((short) (0x6000 | (time & 0xfff)));
      int column = random.nextInt(1200);
      out.putShort((short) random.nextInt(720));
      for (int k = 0; k < 4 && made < count; k++, made++) {
        out.putShort((short) (0x2000 | random.nextInt(2) << 11 | column + k));
      }
      if (count - made >= 12) {
        int bits = random.nextInt(1 << 12);
        out.putShort((short) (0x3000 | random.nextInt(2) << 11 | column));
        out.putShort((short) (0x4000 | bits));
        made += Integer.bitCount(bits);
      }
    }
    return Files.write(file, Arrays.copyOf(out.array(), out.position()));
  }

  Path aedat4(Path file) throws IOException {
    return packets(file, 0);
  }

  Path lz4(Path file) throws IOException {
    return packets(file, 1);
  }

  private Path packets(Path file, int compression) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("#!AER-DAT4.0\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(header(compression));
      for (int from = 0; from < count; from += PACKET) {
        byte[] content = table(from, Math.min(count, from + PACKET));
        byte[] packed = compression == 0 ? content : frame(content);
        out.write(little(8).putInt(0).putInt(packed.length).array());
        out.write(packed);
      }
    }
    return file;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] header(int compression) {
    ByteBuffer out =
        little(36).putInt(32).putInt(16).put("IOHE".getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) 6).putShort((short) 8).putShort((short) 4).putShort((short) 0);
    return out.putInt(8).putInt(compression).array();
  }

  private byte[] table(int from, int until) {
    int bytes = 16 * (until - from);
    ByteBuffer out = little(32 + bytes).putInt(28 + bytes).putInt(16);
    out.put("EVTS".getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) 6).putShort((short) 8).putShort((short) 4).putShort((short) 0);
    out.putInt(8).putInt(4).putInt(until - from);
    events(
        out,
        from,
        until,
        (to, time, x, y, polarity) ->
            to.putLong(time).putShort((short) x).putShort((short) y).putInt(polarity));
    return out.array();
  }

  private static byte[] frame(byte[] content) {
    Lz4Compressor lz4 = new Lz4Compressor();
    byte[] block = new byte[lz4.maxCompressedLength(content.length)];
    int size = lz4.compress(content, 0, content.length, block, 0, block.length);
    ByteBuffer out = little(15 + size).putInt(LZ4_MAGIC);
    out.put((byte) 0x60).put((byte) 0x70).put((byte) 0).putInt(size).put(block, 0, size);
    return out.putInt(0).array();
  }
}

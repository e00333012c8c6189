package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.event.format.PacketContent.DamagedPacketException;
import spikeloom.random.FastRandom;

@SuppressWarnings("ByteBufferBackingArray") // all made here
class Lz4ContentTest {
  /** Frames as the format description has them; flags are those of the fourth byte. */
  private static ByteBuffer frame(int flags) {
    ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    return out.putInt(0x184d2204).put((byte) flags).put((byte) 0x40).put((byte) 0);
  }

  private static String unpack(ByteBuffer frame) throws DamagedPacketException {
    PacketBuffer into = new PacketBuffer();
    Lz4Content content = new Lz4Content();
    content.begin(frame.array(), frame.position());
    content.unpack(into, Integer.MAX_VALUE);
    return new String(into.bytes(), 0, into.size(), StandardCharsets.US_ASCII);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aBlockMayReachBackIntoEarlierOnes() throws DamagedPacketException {
    ByteBuffer frame = frame(0x40);
    frame.putInt(0x80000004).put(text("abcd")); // not packed
    frame.putInt(6).put((byte) 0x14).put(text("-")).putShort((short) 5); // 8 from 5 back
    frame.put((byte) 0x10).put(text("!"));
    frame.putInt(0);
    assertEquals("abcd-abcd-abc!", unpack(frame));
  }

  @Test
  void aMatchMayOverlapItsCopyAndBeLong() throws DamagedPacketException {
    ByteBuffer frame = frame(0x60);
    frame.putInt(8).put((byte) 0x1f).put(text("x")).putShort((short) 1);
    frame.put((byte) 255).put((byte) 3).put((byte) 0x10).put(text("y"));
    frame.putInt(0);
    assertEquals("x".repeat(1 + 15 + 255 + 3 + 4) + "y", unpack(frame));
  }

  @Test
  void sizesAndChecksumsAreSkipped() throws DamagedPacketException {
    ByteBuffer frame = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(0x184d2204).put((byte) 0x7c).put((byte) 0x40).putLong(2).put((byte) 9);
    frame.putInt(0x80000002).put(text("ok")).putInt(123);
    frame.putInt(0).putInt(456);
    assertEquals("ok", unpack(frame));
  }

  @Test
  void whatIsNotAFrameIsRefused() {
    assertThrows(DamagedPacketException.class, () -> unpack(frame(0x80)));
    assertThrows(DamagedPacketException.class, () -> unpack(frame(0x41)));
    ByteBuffer beyond = frame(0x60).putInt(4).put((byte) 0x10).put(text("x")).putShort((short) 2);
    assertThrows(DamagedPacketException.class, () -> unpack(beyond));
  }

  @Test
  void whatWasUnpackedBeforeTheDamageStays() {
    ByteBuffer frame = frame(0x60).putInt(0x80000009).put(text("begun"));
    PacketBuffer into = new PacketBuffer();
    Lz4Content content = new Lz4Content();
    content.begin(frame.array(), frame.position());
    assertThrows(DamagedPacketException.class, () -> content.unpack(into, Integer.MAX_VALUE));
    assertEquals(5, into.size());
  }

  @Test
  void aBombEndsAtTheLargestPacket() {
    byte[] bomb = new byte[1 << 20];
    ByteBuffer out = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x184d2204).put((byte) 0x60).put((byte) 0x40).put((byte) 0).putInt(bomb.length - 11);
    out.put((byte) 0x1f).put((byte) 'x').putShort((short) 1);
    Arrays.fill(bomb, out.position(), bomb.length, (byte) 255);
    Lz4Content content = new Lz4Content();
    content.begin(bomb, bomb.length);
    String message =
        assertThrows(
                DamagedPacketException.class,
                () -> content.unpack(new PacketBuffer(), Integer.MAX_VALUE))
            .getMessage();
    assertTrue(message.contains("128 MiB"), message);
  }

  @Test
  void randomContentComesBack() throws DamagedPacketException {
    FastRandom random = new FastRandom(1);
    for (int size = 0; size < 3_000; size = 2 * size + 1) {
      byte[] content = new byte[size];
      for (int i = 0; i < size; i++) {
        content[i] =
            (byte) (random.nextInt(4) == 0 || i < 9 ? random.nextInt(256) : content[i - 9]);
      }
      byte[] packed = SampleFiles.packed(content, 1);
      PacketBuffer into = new PacketBuffer();
      Lz4Content lz4 = new Lz4Content();
      lz4.begin(packed, packed.length);
      lz4.unpack(into, Integer.MAX_VALUE);
      assertArrayEquals(content, Arrays.copyOf(into.bytes(), into.size()));
    }
  }
}

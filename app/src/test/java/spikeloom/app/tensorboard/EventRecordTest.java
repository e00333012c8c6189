package spikeloom.app.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and events against bytes that other writers made. */
final class EventRecordTest {
  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes.replaceAll("\\s", ""));
  }

  /** The CRC-32C behind a check. */
  private static int unmasked(byte[] bytes) {
    return Integer.rotateLeft(EventRecord.check(bytes) - 0xa282ead8, 15);
  }

  @Test
  void checksAreThoseOfTheStandard() {
    // RFC 3720, B.4, and the check value of the catalogue of CRC algorithms.
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);
    byte[] rising = new byte[32];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = (byte) i;
    }
    assertEquals(0x8a9136aa, unmasked(new byte[32]));
    assertEquals(0x62a8ab43, unmasked(ones));
    assertEquals(0x46dd794e, unmasked(rising));
    assertEquals(0xe3069283, unmasked("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void theFirstRecordHasTheBytesOfTensorFlow() {
    double seconds = Double.longBitsToDouble(0x41d5b3e627000000L);
    assertArrayEquals(
        hex(
            "18 00 00 00 00 00 00 00 a3 7f 4b 22 09 00 00 00 27 e6 b3 d5 41 1a 0d"
                + " 62 72 61 69 6e 2e 45 76 65 6e 74 3a 32 6a 4d 0b 15"),
        EventRecord.of(Event.version(seconds)));
  }

  @Test
  void aNumberHasTheBytesOfAnotherWriter() {
    assertArrayEquals(
        hex(
            "19 00 00 00 00 00 00 00 8b f1 08 28 09 00 00 00 00 00 08 70 40 10 01"
                + " 2a 0c 0a 0a 0a 03 76 2f 31 15 00 00 c0 3f 2c ec c0 87"),
        EventRecord.of(Event.scalars(256.5, 1, Map.of("v/1", 1.5))));
  }

  @Test
  void numbersOfSeveralBytesAreEncodedAsInTheDefinition() {
    // The examples of protobuf.dev: 150 is 96 01, the text "testing" has 7 bytes.
    assertArrayEquals(hex("08 96 01"), new Message().number(1, 150).toBytes());
    assertArrayEquals(
        hex("12 07 74 65 73 74 69 6e 67"), new Message().text(2, "testing").toBytes());
    assertArrayEquals(
        hex("1a 03 08 96 01"), new Message().message(3, new Message().number(1, 150)).toBytes());
    assertArrayEquals(
        hex("08 ff ff ff ff ff ff ff ff ff 01"), new Message().number(1, -1).toBytes());
  }

  @Test
  void whatIsNotANumberIsLeftOut() {
    byte[] event = Event.scalars(1, 70_000, Map.of("a/b", Double.NaN, "a/c", 2.0));
    assertEquals(new Event.Contents(70_000, Set.of("a/c")), Event.contents(event));
  }

  @Test
  void recordsAreReadUntilTheFirstDamage() throws IOException {
    byte[] first = EventRecord.of(new byte[] {1, 2, 3});
    byte[] second = EventRecord.of(new byte[] {4});
    for (int damaged = 0; damaged < second.length; damaged++) {
      byte[] wrong = second.clone();
      wrong[damaged] ^= 0x10;
      for (byte[] end : List.of(wrong, Arrays.copyOf(second, damaged))) {
        byte[] file = ByteBuffer.allocate(first.length + end.length).put(first).put(end).array();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        assertArrayEquals(new byte[] {1, 2, 3}, EventRecord.next(in).orElseThrow());
        assertTrue(EventRecord.next(in).isEmpty(), "at byte " + damaged);
      }
    }
  }

  @Test
  void aHugeLengthIsNotAllocated() throws IOException {
    byte[] length = hex("ff ff ff ff ff ff ff 7f");
    byte[] file =
        ByteBuffer.allocate(12)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .put(length)
            .putInt(EventRecord.check(length))
            .array();
    assertTrue(EventRecord.next(new DataInputStream(new ByteArrayInputStream(file))).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2a ff ff ff ff 0f 00", "0b", "09 00", "80", "2a 05 0a 03 0a 09 61"})
  void aDamagedMessageHasNoTags(String bytes) {
    assertEquals(Set.of(), Event.contents(hex(bytes)).tags());
  }
}

package spikeloom.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.Damage;
import spikeloom.file.DataException;

class WavTest {
  @TempDir Path folder;

  private Sound read(byte[] bytes) {
    return Wav.read(write(bytes));
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("sound.wav"), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sixteenBitsAreReadInPartsOfFullScale() {
    Sound sound = read(Waves.mono16(8000, (short) 0, (short) 16384, (short) -32768));
    assertEquals(8000, sound.rate());
    assertArrayEquals(new float[] {0, 0.5f, -1}, sound.samples());
    assertEquals(3 / 8000.0, sound.seconds());
  }

  @Test
  void eightBitsAreUnsignedAndPadded() {
    byte[] data = {(byte) 128, (byte) 192, 0};
    assertArrayEquals(
        new float[] {0, 0.5f, -1}, read(Waves.file(Waves.format(1, 1, 44_100, 8), data)).samples());
  }

  @Test
  void twentyFourBitsAreSigned() {
    byte[] data = {0, 0, 0x40, 0, 0, (byte) 0x80, 1, 0, 0};
    assertArrayEquals(
        new float[] {0.5f, -1, 1 / 8_388_608f},
        read(Waves.file(Waves.format(1, 1, 48_000, 24), data)).samples());
  }

  @Test
  void floatingPointIsReadAsItIs() {
    byte[] data = Waves.buffer(8).putFloat(0.25f).putFloat(-1.5f).array();
    assertArrayEquals(
        new float[] {0.25f, -1.5f},
        read(Waves.file(Waves.format(3, 1, 16_000, 32), data)).samples());
  }

  @Test
  void channelsAreMixedDownToTheirMean() {
    byte[] data =
        Waves.buffer(8)
            .putShort((short) 16384)
            .putShort((short) 0)
            .putShort((short) -16384)
            .putShort((short) 16384)
            .array();
    assertArrayEquals(
        new float[] {0.25f, 0}, read(Waves.file(Waves.format(1, 2, 22_050, 16), data)).samples());
  }

  @Test
  void anExtensibleHeaderNamesItsKindFurtherBehind() {
    byte[] format = new byte[40];
    System.arraycopy(Waves.format(0xfffe, 1, 16_000, 32), 0, format, 0, 16);
    format[24] = 3;
    byte[] data = Waves.buffer(4).putFloat(0.5f).array();
    assertArrayEquals(new float[] {0.5f}, read(Waves.file(format, data)).samples());
  }

  @Test
  void otherPartsOfTheFileArePassedOver() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] plain = Waves.mono16(8000, (short) 16384);
    out.write(plain, 0, 12);
    Waves.chunk(out, "LIST", new byte[] {1, 2, 3});
    out.write(plain, 12, plain.length - 12);
    assertArrayEquals(new float[] {0.5f}, read(out.toByteArray()).samples());
  }

  @Test
  void whatIsNotReadIsRefusedWithByteAndReason() {
    assertTrue(refusal(Waves.file(Waves.format(2, 1, 8000, 4), new byte[8])).contains("kind 2"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 8000, 12), new byte[8])).contains("12 bits"));
    assertTrue(refusal(Waves.file(Waves.format(1, 0, 8000, 16), new byte[8])).contains("0 chan"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 4000, 16), new byte[8])).contains("4,000"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 96_000, 16), new byte[8])).contains("96,000"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 8000, 16), new byte[3])).contains("within"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 8000, 16), new byte[0])).contains("no samp"));
    byte[] infinite = Waves.buffer(4).putFloat(Float.POSITIVE_INFINITY).array();
    assertTrue(refusal(Waves.file(Waves.format(3, 1, 8000, 32), infinite)).contains("no number"));
    assertTrue(refusal("OggS, not RIFF".getBytes(StandardCharsets.UTF_8)).contains("not a WAV"));
  }

  @Test
  void aRecordingCutOffAnywhereIsRefused() throws IOException {
    Path file = write(Waves.mono16(8000, new short[20]));
    long bytes = Files.size(file);
    assertEquals(bytes, Damage.cutEverywhere(file, Wav::read));
  }

  @Test
  void flippedBytesAreReadOrRefusedInASentence() throws IOException {
    Damage.flip(write(Waves.mono16(8000, new short[20])), Wav::read);
  }

  private String refusal(byte[] bytes) {
    return assertThrows(DataException.class, () -> read(bytes)).getMessage();
  }
}

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
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.Damage;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;
import spikeloom.inspect.FileKind;

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
  void otherPartsOfTheFileAreSkipped() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] plain = Waves.mono16(8000, (short) 16384);
    out.write(plain, 0, 12);
    Waves.chunk(out, "LIST", new byte[] {1, 2, 3});
    out.write(plain, 12, plain.length - 12);
    assertArrayEquals(new float[] {0.5f}, read(out.toByteArray()).samples());
  }

  @Test
  void whatIsNotReadIsRefusedWithByteAndReason() {
    assertTrue(refusal(Waves.file(Waves.format(2, 1, 8000, 4), new byte[8])).contains("type 2"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 8000, 12), new byte[8])).contains("12 bits"));
    assertTrue(refusal(Waves.file(Waves.format(1, 0, 8000, 16), new byte[8])).contains("0 chan"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 0, 16), new byte[8])).contains("has 0 sam"));
    assertTrue(
        refusal(Waves.file(Waves.format(1, 1, 384_001, 16), new byte[8])).contains("384,001"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, -1, 16), new byte[8])).contains("4,294,967"));
    assertTrue(refusal(Waves.file(Waves.format(7, 1, 8000, 16), new byte[8])).contains("mu-law"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 8000, 16), new byte[3])).contains("within"));
    assertTrue(refusal(Waves.file(Waves.format(1, 1, 8000, 16), new byte[0])).contains("no samp"));
    byte[] infinite = Waves.buffer(4).putFloat(Float.POSITIVE_INFINITY).array();
    assertTrue(
        refusal(Waves.file(Waves.format(3, 1, 8000, 32), infinite)).contains("not a number"));
    assertTrue(refusal("OggS, not RIFF".getBytes(StandardCharsets.UTF_8)).contains("not a WAV"));
  }

  @Test
  void thirtyTwoBitsAreSigned() {
    byte[] data = Waves.buffer(12).putInt(1 << 30).putInt(Integer.MIN_VALUE).putInt(1).array();
    assertArrayEquals(
        new float[] {0.5f, -1, (float) Math.pow(2, -31)},
        read(Waves.file(Waves.format(1, 1, 192_000, 32), data)).samples());
  }

  @Test
  void doublesAreReadAsTheyAre() {
    byte[] data = Waves.buffer(16).putDouble(0.25).putDouble(-0.1).array();
    Sound sound = read(Waves.file(Waves.format(3, 1, 384_000, 64), data));
    assertArrayEquals(new float[] {0.25f, -0.1f}, sound.samples());
    assertEquals(384_000, sound.rate());
  }

  @Test
  void logarithmicSamplesAreThoseOfTheTelephone() {
    // G.711: the ends of the scale, its steps next to zero, and the middle of the table.
    byte[] law = {(byte) 0x80, 0, (byte) 0xff, 0x7f, (byte) 0xfe, (byte) 0x8f, 0x20, (byte) 0xd5};
    int[] mu = {32_124, -32_124, 0, 0, 8, 16_764, -7_932, 716};
    float[] samples = read(Waves.file(Waves.format(7, 1, 8000, 8), law)).samples();
    for (int i = 0; i < mu.length; i++) {
      assertEquals(mu[i] / 32_768f, samples[i], "mu-law " + i);
    }
    byte[] other = {(byte) 0xaa, 0x2a, (byte) 0xd5, 0x55, (byte) 0xd4, 0x05};
    int[] a = {32_256, -32_256, 8, -8, 24, -4_224};
    samples = read(Waves.file(Waves.format(6, 1, 8000, 8), other)).samples();
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i] / 32_768f, samples[i], "A-law " + i);
    }
  }

  @Test
  void anyRateIsRead() {
    for (int rate : new int[] {1, 999, 4_000, 11_025, 44_056, 96_000, 384_000}) {
      assertEquals(rate, read(Waves.mono16(rate, (short) 1)).rate());
    }
  }

  @Test
  void longFilesHaveTheirSizeInAChunkOfItsOwn() {
    for (String name : new String[] {"RF64", "BW64"}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(Waves.buffer(4).putInt(-1).array());
      out.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
      Waves.chunk(out, "ds64", Waves.buffer(28).putLong(0).putLong(4).putLong(2).array());
      Waves.chunk(out, "fmt ", Waves.format(1, 1, 8000, 16));
      out.writeBytes("data".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(Waves.buffer(4).putInt(-1).array());
      out.writeBytes(Waves.buffer(4).putShort((short) 16384).putShort((short) -16384).array());
      Waves.chunk(out, "LIST", new byte[8]);
      assertArrayEquals(new float[] {0.5f, -0.5f}, read(out.toByteArray()).samples());
    }
  }

  @Test
  void oddChunksNeedNoPaddingAndMayBeLong() {
    byte[] plain = Waves.mono16(8000, (short) 16384);
    for (int size : new int[] {3, 100_001}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(plain, 0, 12);
      out.writeBytes("LIST".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(Waves.buffer(4).putInt(size).array());
      out.writeBytes(new byte[size]);
      out.write(plain, 12, plain.length - 12);
      assertArrayEquals(new float[] {0.5f}, read(out.toByteArray()).samples());
    }
  }

  @Test
  void aStreamIsReadToItsEndWithAWarning() {
    byte[] bytes = Waves.mono16(8000, (short) 16384, (short) 0, (short) -16384);
    for (int size : new int[] {-1, 0x7fff_f000, 0x7fff_ffff}) {
      Waves.write(bytes, 40, size);
      Wav.Recording recording = Wav.read(write(bytes), Tolerance.STRICT);
      assertArrayEquals(new float[] {0.5f, 0, -0.5f}, recording.sound().samples());
      assertTrue(recording.warning().orElse("").contains("6 bytes of samples are present"));
    }
  }

  @Test
  void aRecordingCutOffIsReadLenientlyUpToThere() {
    byte[] whole = Waves.mono16(8000, (short) 16384, (short) 0, (short) -16384);
    Path file = write(Arrays.copyOf(whole, whole.length - 3));
    Wav.Recording recording = Wav.read(file, Tolerance.LENIENT);
    assertArrayEquals(new float[] {0.5f}, recording.sound().samples());
    String warning = recording.warning().orElse("");
    assertTrue(
        warning.contains("gives 6 bytes") && warning.contains("only 3 are present"), warning);
    String refusal = assertThrows(DataException.class, () -> Wav.read(file)).getMessage();
    assertTrue(refusal.contains("--lenient"), refusal);
    assertEquals(Optional.empty(), Wav.read(write(whole), Tolerance.STRICT).warning());
  }

  @Test
  void aRecordingCutOffAnywhereIsRefused() throws IOException {
    Path file = write(Waves.mono16(8000, new short[20]));
    long bytes = Files.size(file);
    assertEquals(bytes, Damage.cutEverywhere(file, Wav::read));
  }

  @Test
  void flippedBytesAreReadOrRefusedInASentence() throws IOException {
    Path file = write(Waves.mono16(8000, new short[20]));
    Damage.flip(file, Wav::read);
    Damage.flip(file, 500, f -> Wav.read(f, Tolerance.LENIENT));
    Damage.flip(file, 500, FileKind::describe);
  }

  private String refusal(byte[] bytes) {
    return assertThrows(DataException.class, () -> read(bytes)).getMessage();
  }
}

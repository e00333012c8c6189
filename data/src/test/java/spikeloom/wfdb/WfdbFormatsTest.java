package spikeloom.wfdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.file.DataException;

class WfdbFormatsTest {
  @TempDir Path folder;
  private Path header;

  @BeforeEach
  void path() {
    header = folder.resolve("r.hea");
  }

  private void write(String text, String hex) throws IOException {
    Files.writeString(header, text);
    Files.write(folder.resolve("r.dat"), HexFormat.of().parseHex(hex));
  }

  private static short checksum(String values) {
    return (short) Arrays.stream(values.split(" ")).mapToLong(value -> Long.parseLong(value)).sum();
  }

  /** The bytes are packed by hand as signal(5) describes each format. */
  @ParameterizedTest
  @CsvSource({
    "8,   7, 00017f80fb,                 7 8 135 7 2,                        none",
    "16,  0, 0180ffff00000201ff7f0080,   -32767 -1 0 258 32767 -32768,       last",
    "24,  0, 010080ffffff020100ffff7f000080, -8388607 -1 258 8388607 -8388608, last",
    "32,  0, 01000080ffffffff03020100ffffff7f00000080,"
        + " -2147483647 -1 66051 2147483647 -2147483648, last",
    "61,  0, 8001ffff000001027fff8000,   -32767 -1 0 258 32767 -32768,       last",
    "80,  0, 017f8081ff00,               -127 -1 0 1 127 -128,               last",
    "160, 0, 0100ff7f00800281ffff0000,   -32767 -1 0 258 32767 -32768,       last",
    "212, 0, 01f8ff0070ff0008,           -2047 -1 0 2047 -2048,              last",
    "310, 0, 0204fe0702f8587a0004,       -511 -1 0 1 300 511 -512,           last",
    "311, 0, 01fe0f0001b0f41f0002,       -511 -1 0 1 300 511 -512,           last"
  })
  void everyFormatIsReadToItsLastSample(
      int format, int first, String hex, String values, String missing) throws IOException {
    String[] expected = values.split(" ", -1);
    write(
        "r 1 250 %d\nr.dat %d 1(0) 12 0 %d %d 0\n"
            .formatted(expected.length, format, first, checksum(values)),
        hex);
    float[] read = WfdbRecord.read(header).values().get(0);
    assertEquals(expected.length, read.length);
    for (int i = 0; i < read.length; i++) {
      boolean none = missing.equals("last") && i == read.length - 1;
      assertEquals(none ? Float.NaN : Float.parseFloat(expected[i]), read[i], "sample " + i);
    }
    Files.writeString(header, "r 1 250\nr.dat %d 1(0) 12 0 %d\n".formatted(format, first));
    assertEquals(expected.length, WfdbRecord.read(header).samples(), "as many as the file has");
    byte[] bytes = Files.readAllBytes(folder.resolve("r.dat"));
    Files.write(folder.resolve("r.dat"), Arrays.copyOf(bytes, bytes.length - 1));
    Files.writeString(header, "r 1 250 %d\nr.dat %d\n".formatted(expected.length, format));
    assertTrue(refusal().contains("truncated"), refusal());
  }

  @Test
  void differencesOfSeveralSignalsAreAddedSignalBySignal() throws IOException {
    write("r 2 250 3\nr.dat 8 1 8 0 100 304 0\nr.dat 8 1 8 0 -100 -303 0\n", "000001ff02ff");
    assertArrayEquals(new float[] {100, 101, 103}, WfdbRecord.read(header).values().get(0));
    assertArrayEquals(new float[] {-100, -101, -102}, WfdbRecord.read(header).values().get(1));
  }

  @Test
  void differencesWithoutAFirstSampleBeginAtTheConvertersZero() throws IOException {
    write("r 1 250 2\nr.dat 8 1(0) 8 50\n", "0102");
    assertArrayEquals(new float[] {51, 53}, WfdbRecord.read(header).values().get(0));
  }

  @Test
  void severalSamplesOfAFrameBecomeTheirMean() throws IOException {
    // Two frames of a, b1 b2 b3, c.
    write(
        "r 3 10 2\nr.dat 80 2 8 0 1 3 0 a\nr.dat 80x3 1 8 0 10 126 0 b\nr.dat 80 1 8 0 5 11 0 c\n",
        hex(1, 10, 20, 33, 5, 2, 11, 21, 31, 6));
    WfdbRecord record = WfdbRecord.read(header);
    assertEquals(10, record.header().rate());
    assertArrayEquals(new float[] {0.5f, 1}, record.values().get(0));
    assertArrayEquals(new float[] {21, 21}, record.values().get(1));
    assertArrayEquals(new float[] {5, 6}, record.values().get(2));
    Files.writeString(header, "r 3 10\nr.dat 80\nr.dat 80x3\nr.dat 80\n");
    assertEquals(2, WfdbRecord.read(header).samples(), "frames without a number of them");
    write("r 1 10 2\nr.dat 80x2 1\n", hex(1, -128, 3, 4));
    assertArrayEquals(new float[] {Float.NaN, 3.5f}, WfdbRecord.read(header).values().get(0));
  }

  private static String hex(int... samples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int sample : samples) {
      bytes.write(sample + 128);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void skewMovesASignalByFramesAndLeavesItsEndMissing() throws IOException {
    write(
        "r 2 10 4\nr.dat 80:2 1 8 0 1 16 0 late\nr.dat 80 1 8 0 2 20 0 other\n",
        hex(1, 2, 3, 4, 5, 6, 7, 8));
    WfdbRecord record = WfdbRecord.read(header);
    assertArrayEquals(new float[] {5, 7, Float.NaN, Float.NaN}, record.values().get(0));
    assertArrayEquals(new float[] {2, 4, 6, 8}, record.values().get(1));
    Files.writeString(header, "r 2 10 4\nr.dat 80:4 1\nr.dat 80 1\n");
    assertTrue(refusal().contains("skew of 4 frames, but the record has 4"), refusal());
  }

  @Test
  void theBytesBeforeTheSamplesAreSkippedAsInMatFiles() throws IOException {
    String head = "00".repeat(24);
    write(
        "a103l 1 250 2\nr.dat 16+24 7247/mV 16 0 -171 -170 0 II\n#Asystole\n#False alarm\n",
        head + "55ff0100");
    float[] values = WfdbRecord.read(header).values().get(0);
    assertArrayEquals(new float[] {(float) (-171 / 7247.0), (float) (1 / 7247.0)}, values);
    Files.writeString(header, "a103l 1 250\nr.dat 16+24 7247/mV 16 0 -171\n");
    assertEquals(2, WfdbRecord.read(header).samples());
    Files.writeString(header, "a103l 1 250 3\nr.dat 16+24 7247/mV\n");
    assertTrue(refusal().contains("take 30 bytes, but it ends at byte 28"), refusal());
    Files.writeString(header, "r 2 250\nr.dat 16+24\nr.dat 16+22\n");
    assertTrue(refusal().contains("16+24 and 16+22"), refusal());
  }

  @Test
  void defaultsAreThoseOfTheDocumentation() throws IOException {
    write("r 1\nr.dat 16\n", "c800");
    WfdbRecord record = WfdbRecord.read(header);
    assertEquals(250, record.header().rate());
    assertArrayEquals(new float[] {1}, record.values().get(0));
    assertEquals("mV", record.header().signals().get(0).scale().units());
    write("r 1 360. 1 13:5:0 25/4/1989\nr.dat 16 0 11 100\n", "2c01");
    assertArrayEquals(
        new float[] {1}, WfdbRecord.read(header).values().get(0), "no gain, zero of 100");
    write("r 1 250/24000(12.5) 1\nr.dat 16 1.253e+04(4)/NU 16 100\n", "0400");
    assertArrayEquals(
        new float[] {0}, WfdbRecord.read(header).values().get(0), "the baseline, not the zero");
  }

  @Test
  void aFirstSampleOrChecksumThatDiffersIsNamed() throws IOException {
    write("r 1 250 2\nr.dat 16 1 12 0 7 9 0\n", "07000200");
    assertEquals(2, WfdbRecord.read(header).samples());
    Files.writeString(header, "r 1 250 2\nr.dat 16 1 12 0 8 9 0\n");
    assertTrue(refusal().contains("first sample of signal 0 is 7 instead of 8"), refusal());
    Files.writeString(header, "r 1 250 2\nr.dat 16 1 12 0 7 10 0\n");
    assertTrue(refusal().contains("checksum of signal 0 is 9 instead of 10"), refusal());
    Files.writeString(header, "r 1 250 2\nr.dat 16 1 12 0 7 65545 0\n");
    assertEquals(2, WfdbRecord.read(header).samples(), "checksums without a sign");
    Files.writeString(header, "r 1 250\nr.dat 16 1 12 0 0 0 0\n");
    assertEquals(2, WfdbRecord.read(header).samples(), "zeros where nothing is known");
  }

  @Test
  void formatsThatAreNotReadAreNamed() throws IOException {
    write("r 1\nr.dat 99\n", "00");
    assertTrue(refusal().contains("line 2, has format 99, but 8, 16, 24, 32, 61"), refusal());
    write("r 1\nr.dat 516x4\n", "00");
    assertTrue(refusal().contains("format 516, which is compressed with FLAC"), refusal());
    write("r 1\n~ 0 200\n", "00");
    assertTrue(refusal().contains("only names signals"), refusal());
  }

  private String refusal() {
    return assertThrows(DataException.class, () -> WfdbRecord.read(header)).getMessage();
  }
}

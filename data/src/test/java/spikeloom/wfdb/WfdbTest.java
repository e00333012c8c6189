package spikeloom.wfdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.Damage;
import spikeloom.file.DataException;
import spikeloom.wfdb.WfdbAnnotations.Detail;
import spikeloom.wfdb.WfdbAnnotations.Mark;

class WfdbTest {
  @TempDir Path folder;
  private Path header;

  /** Two signals of two samples: 995, -2 and 1011, 5, packed as the format defines. */
  @BeforeEach
  void record() throws IOException {
    header = folder.resolve("r.hea");
    Files.writeString(
        header,
        """
        # a comment
        r 2 360 2
        r.dat 212 200(-5)/mV 11 1024 995 993 0 lead one
        r.dat 212 100 11 6 1011 1016 0 V5
        # 69 M
        """);
    Files.write(
        folder.resolve("r.dat"),
        new byte[] {(byte) 0xe3, 0x33, (byte) 0xf3, (byte) 0xfe, 0x0f, 0x05});
  }

  @Test
  void packedSamplesComeInPhysicalUnits() {
    WfdbRecord record = WfdbRecord.read(header);
    assertEquals(360, record.header().rate());
    assertEquals(2, record.samples());
    assertArrayEquals(new float[] {5, 3 / 200f}, record.values().get(0));
    assertArrayEquals(new float[] {10.05f, -0.01f}, record.values().get(1));
    assertEquals("lead one", record.header().signals().get(0).description());
  }

  @Test
  void theOtherFormatsAreReadAndMissingSamplesAreNotNumbers() throws IOException {
    Files.writeString(header, "r 1 250\na.dat 16 1\n");
    Files.write(folder.resolve("a.dat"), new byte[] {1, 2, -1, -1, 0, -128});
    assertArrayEquals(new float[] {513, -1, Float.NaN}, WfdbRecord.read(header).values().get(0));
    Files.writeString(header, "r 1 250\na.dat 61 1\n");
    Files.write(folder.resolve("a.dat"), new byte[] {1, 2, -1, -2, -128, 0});
    assertArrayEquals(new float[] {258, -2, Float.NaN}, WfdbRecord.read(header).values().get(0));
    Files.writeString(header, "r 1 250\na.dat 80 1\n");
    Files.write(folder.resolve("a.dat"), new byte[] {-128, -127, 0});
    assertArrayEquals(new float[] {0, 1, Float.NaN}, WfdbRecord.read(header).values().get(0));
  }

  @Test
  void anOddNumberOfPackedSamplesEndsAfterTwoBytes() throws IOException {
    Files.writeString(header, "r 1 250 3\na.dat 212 1\n");
    Files.write(folder.resolve("a.dat"), new byte[] {1, 0, 2, 3, 0});
    assertArrayEquals(new float[] {1, 2, 3}, WfdbRecord.read(header).values().get(0));
  }

  @Test
  void aSampleThatChangedIsFoundByItsChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("r.dat"));
    bytes[5]++;
    Files.write(folder.resolve("r.dat"), bytes);
    String message = refusal(() -> WfdbRecord.read(header));
    assertTrue(message.contains("checksum of signal 1 is 1017 instead of 1016"), message);
  }

  @Test
  void whatIsNotReadIsRefusedWithItsLine() throws IOException {
    for (String[] wrong :
        new String[][] {
          {"r/3 2 360 5", "0 of 3 lines about segments"},
          {"r 0 360", "1 to 256"},
          {"r 1 fast\nr.dat 212", "rate 'fast'"},
          {"r 1\nr.dat 99", "format 99"},
          {"r 1\nr.dat 212x0", "0 samples per frame"},
          {"r 1\nr.dat 212:9", "skew of 9 frames"},
          {"r 1\nr.dat", "no format"},
          {"r 1\n../r.dat 212", "not a file in the same folder"},
          {"r 1\nr.dat 212 much", "gain 'much'"},
          {"r 2 360\nr.dat 212", "1 of 2 lines"}
        }) {
      Files.writeString(header, wrong[0] + "\n");
      String message = refusal(() -> WfdbRecord.read(header));
      assertTrue(message.contains(wrong[1]), message);
    }
  }

  /** A beat at 18, one 70,018 later behind a skip, and a text between them. */
  @Test
  void annotationsAreReadWithTheirSkipsAndTexts() throws IOException {
    Path file = annotations();
    assertEquals(
        List.of(
            new Mark(18, 'N', new Detail(0, 0, 0, "(N\0")),
            new Mark(18 + 70_000, 'V', new Detail(0, 1, 0, "")),
            new Mark(70_020, '+', new Detail(-2, 1, 9, ""))),
        WfdbAnnotations.read(file, 360));
    assertTrue(new Mark(1, 'V').beat() && !new Mark(1, '+').beat());
  }

  /** A note at tick 0 with 720 ticks per second; the record has 360 frames. */
  @Test
  void timesOfAnotherClockBecomeFramesOfTheRecord() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String note = "## time resolution: 720";
    out.writeBytes(new byte[] {0, 22 << 2, (byte) note.length(), (byte) (63 << 2)});
    out.writeBytes(note.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    out.writeBytes(new byte[] {100, 1 << 2, 101, 5 << 2, 0, 0});
    Path file = Files.write(folder.resolve("c.atr"), out.toByteArray());
    assertEquals(List.of(new Mark(50, 'N'), new Mark(101, 'V')), WfdbAnnotations.read(file, 360));
    assertEquals(List.of(new Mark(35, 'N'), new Mark(70, 'V')), WfdbAnnotations.read(file, 250));
  }

  private Path annotations() throws IOException {
    int skipped = 69_999;
    return Files.write(
        folder.resolve("r.atr"),
        new byte[] {
          18,
          1 << 2, // N
          3,
          (byte) (63 << 2),
          '(',
          'N',
          0,
          0, // text of 3 bytes, padded
          0,
          (byte) (59 << 2),
          (byte) (skipped >> 16),
          0,
          (byte) skipped,
          (byte) (skipped >> 8),
          1,
          5 << 2, // V
          1,
          (byte) (62 << 2), // channel 1
          2,
          28 << 2, // +
          (byte) 0xfe,
          (byte) (61 << 2), // subtype -2
          9,
          (byte) (60 << 2), // number 9
          0,
          0
        });
  }

  @Test
  void damageIsReadOrRefusedInASentence() throws IOException {
    Path data = folder.resolve("r.dat");
    assertEquals(Files.size(data), Damage.cutEverywhere(data, file -> WfdbRecord.read(header)));
    Damage.flip(data, file -> WfdbRecord.read(header));
    Damage.cutEverywhere(header, WfdbRecord::read);
    Damage.flip(header, WfdbRecord::read);
    Path annotations = annotations();
    assertEquals(
        Files.size(annotations),
        Damage.cutEverywhere(annotations, file -> WfdbAnnotations.read(file, 360)));
    Damage.flip(annotations, file -> WfdbAnnotations.read(file, 360));
  }

  private static String refusal(Runnable action) {
    return assertThrows(DataException.class, action::run).getMessage();
  }
}

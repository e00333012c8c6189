package spikeloom.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.DataException;

class FileKindTest {
  @TempDir Path folder;

  private int files;

  private Optional<String> describe(byte[] content) throws IOException {
    return FileKind.describe(Files.write(folder.resolve("file" + files++), content));
  }

  private String say(byte[] content) throws IOException {
    return describe(content).orElse("nothing");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] wave() {
    ByteBuffer out = ByteBuffer.allocate(44 + 16_000).order(ByteOrder.LITTLE_ENDIAN);
    out.put(bytes("RIFF")).putInt(36 + 16_000).put(bytes("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    out.putShort((short) 2).putShort((short) 16).put(bytes("data")).putInt(16_000);
    return out.array();
  }

  private static byte[] archive(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void arraysShowTheirTypeAndShape() throws IOException {
    assertEquals(
        "idx array of unsigned bytes, 2 x 3",
        say(new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6}));
    assertEquals(
        "NumPy array of type <f4, shape (3, 2)",
        say(
            bytes(
                "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }")));
    assertEquals("NumPy archive of 2 arrays: x, label", say(archive("x.npy", "label.npy")));
    assertEquals("zip archive of 1 file", say(archive("readme")));
    assertEquals(
        "NumPy array of records with a, b, shape (3,)",
        say(
            bytes(
                "\u0093NUMPY\1\0v\0{'descr': [('a', '<f4'), ('b', '<i2')], 'fortran_order': False, 'shape': (3,), }")));
    assertEquals(
        "HDF5 file; of such files spikes are supported, and NIR graphs with --start-from",
        say(bytes("\u0089HDF\r\n\u001a\n\0\0")));
  }

  @Test
  void soundShowsItsRateAndLength() throws IOException {
    assertEquals("WAV sound, 8,000 Hz, 16 bit, mono, 1.000 s", say(wave()));
  }

  @Test
  void soundIsAsLongAsThereAreBytes() throws IOException {
    assertEquals(
        "WAV sound, 8,000 Hz, 16 bit, mono, 0.250 s; it is truncated: its header gives 16,000"
            + " bytes of samples (1.000 s), only 4,000 are present (0.250 s)",
        say(Arrays.copyOf(wave(), 44 + 4_000)));
    byte[] stream = wave();
    ByteBuffer.wrap(stream).putInt(40, -1);
    assertEquals(
        "WAV sound, 8,000 Hz, 16 bit, mono, 1.000 s; its header gives no length, as in"
            + " a stream: 16,000 bytes of samples are present",
        say(stream));
  }

  @Test
  void aHeaderOfSignalsShowsThem() throws IOException {
    assertEquals(
        "WFDB header of record 100: 2 signals at 360 Hz, 650000 samples each, format 212",
        say(
            bytes(
                """
                100 2 360 650000
                100.dat 212 200 11 1024 995 -22131 0 MLII
                100.dat 212 200 11 1024 1011 20052 0 V5
                """)));
    assertEquals(
        "WFDB header of record a_1: 1 signals at 250 Hz, format 16",
        say(bytes("# made by hand\na_1 1\na.dat 16x2:3+24 200.5(-7)/mV\n# end\n")));
    assertEquals(
        "WFDB header of record multi: 2 signals at 360 Hz, 45 samples each, 3 segments",
        say(bytes("multi/3 2 360/1.5(2) 45 12:00:00 1/1/2000\na 20\n~ 5\nb 20\n")));
  }

  @Test
  void onlyTheWholeFormOfAHeaderIsOne() throws IOException {
    for (String other :
        List.of(
            "0.003811 96 133 0\n0.003820 20 143 1\n",
            "3 1 1500 1\n4 80 2500 0\n",
            "5 3\n1 8 2\n2 16 1\n3 16 4\n",
            "100 2 360 650000\n100.dat 212 200\n",
            "100 1 360 650000\n100.dat 213 200\n",
            "100 1 many\n100.dat 212 200\n",
            "1".repeat(10_000) + " 1 1\n")) {
      assertEquals(Optional.empty(), describe(bytes(other)), other.substring(0, 10));
    }
  }

  @Test
  void picturesShowTheirSize() throws IOException {
    byte[] png = bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\u0080");
    assertEquals("PNG image, 256 x 128 pixels", say(png));
    assertEquals("GIF image, 258 x 5 pixels", say(bytes("GIF89a\2\1\5\0")));
    byte[] jpeg =
        bytes("\u00ff\u00d8\u00ff\u00e0\0\4ab\u00ff\u00c0\0\u0011\b\0\20\0\40\3\1\"\0\2\21\1");
    assertEquals("JPEG image, 32 x 16 pixels", say(jpeg));
    byte[] bmp = Arrays.copyOf(bytes("BM"), 40);
    bmp[18] = 7;
    bmp[22] = 9;
    assertEquals("BMP image, 7 x 9 pixels", say(bmp));
  }

  @Test
  void packedFilesAreLookedInto() throws IOException {
    Path file = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(wave());
    }
    assertTrue(FileKind.describe(file).orElse("").startsWith("WAV"));
  }

  @Test
  void whatIsNotKnownIsNothing() throws IOException {
    for (String other : List.of("", "a", "hello\n", "t,x,y,p\n1,2,3,1\n", "BMX", "\0\0\0\0")) {
      assertEquals(Optional.empty(), describe(bytes(other)), other);
    }
    assertThrows(DataException.class, () -> describe(bytes("PK\3\4 no archive")));
  }

  @Test
  void anyBeginningOfAFileIsAnswered() throws IOException {
    for (byte[] whole :
        List.of(
            Arrays.copyOf(wave(), 60), archive("x.npy"), bytes("\u00ff\u00d8\u00ff\u00e0\0\4ab"))) {
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        try {
          describe(cut);
        } catch (DataException e) {
          assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
      }
    }
  }

  @Test
  void thousandsOfCommentLinesAreNotARecord() throws IOException {
    String text = "# recorded\n".repeat(5_900) + "t,x,y,p\n0,1,2,1\n";
    Path file = Files.writeString(folder.resolve("c.csv"), text);
    assertEquals(Optional.empty(), FileKind.describe(file));
    String header = "# recorded\n".repeat(5_000) + "100 1 360 10\n100.dat 212 200\n";
    Path record = Files.writeString(folder.resolve("c.hea"), header);
    assertEquals(
        Optional.of("WFDB header of record 100: 1 signals at 360 Hz, 10 samples each, format 212"),
        FileKind.describe(record));
  }

  @Test
  void numbersWithBlanksBetweenAreNotARecord() throws IOException {
    for (String text :
        List.of("0.0038 96 133 0\n0.0039 20 143 1\n", "0 96 133 0\n1 16 143 1\n2 7 1 1\n")) {
      Path file = Files.writeString(folder.resolve("t.txt"), text);
      assertEquals(Optional.empty(), FileKind.describe(file), text);
    }
  }
}

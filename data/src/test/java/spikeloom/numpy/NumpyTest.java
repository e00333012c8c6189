package spikeloom.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.file.Damage;
import spikeloom.file.DataException;

class NumpyTest {
  @TempDir Path folder;

  private static byte[] npy(String type, String order, String shape, byte... content) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n".formatted(type, order, shape);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length());
    out.write(0);
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("a.npy"), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private NumpyArray read(byte[] bytes) {
    return Npy.read(write(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "|b1, 1, 1", "|u1, 200, 200", "|i1, 200, -56", "<u2, 65535, 65535", ">u2, 258, 258",
    "<i2, 65535, -1", ">i4, -7, -7", "<u4, -1, 4294967295", "<i8, -9, -9", ">i8, 5, 5",
    "<u8, 12, 12"
  })
  void wholeNumbersOfEverySizeAndOrderAreRead(String type, long stored, double expected) {
    int bytes = type.charAt(2) - '0';
    ByteBuffer content = ByteBuffer.allocate(8);
    content.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    content.putLong(type.startsWith(">") ? stored << (8 * (8 - bytes)) : stored);
    byte[] first = Arrays.copyOf(content.array(), bytes);
    NumpyArray array = read(npy(type, "False", "1,", first));
    assertEquals(List.of(1), array.shape());
    assertEquals(expected, array.number(0));
  }

  @Test
  void floatingPointAndTextsAreRead() {
    byte[] content = ByteBuffer.allocate(8).putFloat(1.5f).putFloat(-2).array();
    NumpyArray array = read(npy(">f4", "False", "2, 1", content));
    assertEquals(-2, array.number(1));
    assertEquals("2 x 1 of >f4", array.toString());
    byte[] text = new byte[16];
    text[0] = 'A';
    text[8] = 'o';
    text[12] = 'k';
    NumpyArray texts = read(npy("<U2", "False", "2,", text));
    assertEquals("A", texts.text(0));
    assertEquals("ok", texts.text(1));
  }

  /** Bits of binary16 from IEEE 754: 1, -2, the largest, the least subnormal, infinity, NaN. */
  @ParameterizedTest
  @CsvSource({
    "0x3c00, 1",
    "0xc000, -2",
    "0x7bff, 65504",
    "0x0001, 5.9604645E-8",
    "0x3555, 0.33325195",
    "0x0400, 6.1035156E-5",
    "0x8000, -0.0",
    "0x7c00, Infinity",
    "0x7e00, NaN"
  })
  void halfPrecisionIsRead(String bits, float expected) {
    int stored = Integer.decode(bits);
    byte[] content = {(byte) stored, (byte) (stored >> 8)};
    assertEquals(expected, (float) read(npy("<f2", "False", "1,", content)).number(0));
    byte[] swapped = {content[1], content[0]};
    assertEquals(expected, (float) read(npy(">f2", "False", "1,", swapped)).number(0));
  }

  @Test
  void textsOfBytesAreReadWithoutTheirPadding() {
    NumpyArray texts = read(npy("|S3", "False", "2,", "ab\0cde".getBytes(StandardCharsets.UTF_8)));
    assertEquals("ab", texts.text(0));
    assertEquals("cde", texts.text(1));
    assertFalse(texts.numeric());
  }

  @Test
  void fortranOrderGivesTheSameElements() {
    // a[i][j][k] = 100 i + 10 j + k, of shape 2 x 3 x 2, the first index running fastest.
    byte[] content = {0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121};
    NumpyArray array = read(npy("|u1", "True", "2, 3, 2", content));
    double[] expected = {0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], array.number(i));
    }
    ByteBuffer wide = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    wide.putShort((short) 1).putShort((short) 3).putShort((short) 2).putShort((short) 4);
    array = read(npy("<i2", "True", "2, 2", wide.array()));
    assertEquals(2, array.number(1), "elements of two bytes move together");
  }

  @Test
  void structuredArraysHaveFields() {
    NumpyHeader header =
        Npy.header(
            write(
                structured(
                    "[('t', '<i8'), ('', '|V2'), ('v', '<f4', (2, 3)), ('name', '<U4'), ('p', '?')]")));
    assertEquals(
        "t 0, v 10, name 34",
        header.element().fields().stream()
            .filter(field -> !field.name().isEmpty() && !field.name().equals("p"))
            .map(field -> field.name() + " " + field.offset())
            .collect(Collectors.joining(", ")));
    header = Npy.header(write(structured("[('t', '<i8'), ('x', '>u2'), ('p', '|b1')]")));
    assertEquals(11, header.element().bytes());
    assertTrue(refusal(structured("[('a', '<i8'), ('b', '<f4')]")).contains("records (a, b)"));
    assertTrue(refusal(structured("[('a', '|O')]")).contains("records"));
    assertTrue(refusal(structured("[('a', [('b', '<f4')])]")).contains("records"));
  }

  private static byte[] structured(String fields) {
    byte[] simple = npy("FIELDS", "False", "1,");
    String header = new String(simple, 10, simple.length - 10, StandardCharsets.US_ASCII);
    byte[] text = header.replace("'FIELDS'", fields).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(simple, 0, 8);
    out.write(text.length);
    out.write(text.length >> 8);
    out.writeBytes(text);
    return out.toByteArray();
  }

  @Test
  void ofAnArchiveOnlyWhatIsAskedForIsRead() throws IOException {
    Path file = folder.resolve("b.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write('!');
      zip.putNextEntry(new ZipEntry("meta.npy"));
      zip.write(npy("|O", "False", "", (byte) 1));
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(npy("|u1", "False", "1,", (byte) 7));
    }
    assertEquals(List.of("meta", "x"), List.copyOf(Npz.headers(file).keySet()));
    assertEquals(7, Objects.requireNonNull(Npz.read(file, List.of("x")).get("x")).number(0));
    assertTrue(refusal(() -> Npz.read(file, List.of("meta"))).contains("never unpickled"));
    assertTrue(refusal(() -> Npz.read(file, List.of("y"))).contains("has no array 'y'"));
  }

  /** A small archive that announces, or unpacks to, more than may be read. */
  @Test
  void sizesAreCheckedBeforeAnythingIsUnpacked() throws IOException {
    Path lie = folder.resolve("c.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(lie))) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(npy("|u1", "False", "500000000,", (byte) 1));
    }
    assertTrue(
        refusal(() -> Npz.read(lie)).contains("truncated"),
        "no memory is allocated for a wrong size");
    Path bomb = folder.resolve("d.npz");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (int array = 0; array < 9; array++) { // 1.8 GB, and a copy of each in another order
        zip.putNextEntry(new ZipEntry(array + ".npy"));
        zip.write(npy("|u1", "True", "200, 1048576"));
        for (int i = 0; i < 200; i++) {
          zip.write(zeros);
        }
      }
    }
    assertTrue(Files.size(bomb) < 1 << 24);
    String message = refusal(() -> Npz.read(bomb));
    assertTrue(message.contains(" needs 3,601 MB of memory, but "), message);
  }

  @Test
  void whatIsNotReadIsRefusedInWords() {
    assertTrue(refusal(npy("<c8", "False", "1,", new byte[8])).contains("complex numbers"));
    assertTrue(refusal(npy("|O", "False", "1,", new byte[8])).contains("never unpickled"));
    assertTrue(refusal(npy("<M8[ns]", "False", "1,", new byte[8])).contains("dates"));
    assertTrue(refusal(npy("<f16", "False", "1,", new byte[16])).contains("astype('float64')"));
    assertTrue(refusal(npy("|V3", "False", "1,", new byte[3])).contains("'|V3'"));
    assertTrue(refusal(npy("|u1", "False", "3,", new byte[4])).contains("continues after"));
    assertTrue(refusal(npy("|u1", "False", "5,", new byte[4])).contains("truncated"));
    assertTrue(refusal(npy("<f8", "False", "99999999, 99999999")).contains("more than"));
    assertTrue(refusal("plain text".getBytes(StandardCharsets.UTF_8)).contains("not a NumPy"));
  }

  @Test
  void anArchiveHoldsArraysByName() throws IOException {
    Map<String, NumpyArray> arrays = Npz.read(archive());
    assertEquals(List.of("x", "label"), List.copyOf(arrays.keySet()));
    assertEquals("1 of |u1", String.valueOf(arrays.get("label")));
  }

  @Test
  void arraysCanBeWrittenPieceByPiece() throws IOException {
    Path file = folder.resolve("pieces.npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter writer = new NpzWriter(out);
      writer.addFloats(
          "x",
          List.of(3, 2),
          elements -> {
            for (int i = 0; i < 3; i++) {
              elements.write(NumpyBytes.of(new float[] {i, i + 0.5f}));
            }
          });
      writer.addBytes("z", List.of(2), elements -> elements.write(new byte[] {1, 0}));
      writer.finish();
      out.flush(); // not closed by the archive
    }
    Map<String, NumpyArray> arrays = Npz.read(file);
    assertEquals(List.of("x", "z"), List.copyOf(arrays.keySet()));
    NumpyArray x = Objects.requireNonNull(arrays.get("x"));
    assertEquals("3 x 2 of <f4", String.valueOf(x));
    double[] written = {0, 0.5, 1, 1.5, 2, 2.5};
    for (int i = 0; i < written.length; i++) {
      assertEquals(written[i], x.number(i));
    }
    assertEquals("2 of |u1", String.valueOf(arrays.get("z")));
  }

  private Path archive() throws IOException {
    Path file = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(npy("|u1", "False", "2, 2", (byte) 1, (byte) 2, (byte) 3, (byte) 4));
      zip.putNextEntry(new ZipEntry("label.npy"));
      zip.write(npy("|u1", "False", "1,", (byte) 7));
      zip.closeEntry();
    }
    return file;
  }

  @Test
  void damageIsReadOrRefusedInASentence() throws IOException {
    Path file = write(npy("<i2", "False", "2, 2", new byte[8]));
    assertEquals(Files.size(file), Damage.cutEverywhere(file, Npy::read));
    Damage.flip(file, Npy::read);
    Path archive = archive();
    assertEquals(Files.size(archive), Damage.cutEverywhere(archive, Npz::read));
    Damage.flip(archive, Npz::read);
  }

  private String refusal(byte[] bytes) {
    return refusal(() -> read(bytes));
  }

  private static String refusal(Runnable action) {
    return assertThrows(DataException.class, action::run).getMessage();
  }
}

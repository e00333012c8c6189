package spikeloom.numpy;

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
import java.util.Map;
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

  @Test
  void whatIsNotReadIsRefusedInWords() {
    assertTrue(refusal(npy("<f4", "True", "1, 1", new byte[4])).contains("Fortran order"));
    assertTrue(refusal(npy("<c8", "False", "1,", new byte[8])).contains("'<c8'"));
    assertTrue(refusal(npy("|O", "False", "1,", new byte[8])).contains("'|O'"));
    assertTrue(refusal(npy("|u1", "False", "3,", new byte[4])).contains("goes on after"));
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
    return assertThrows(DataException.class, () -> read(bytes)).getMessage();
  }
}

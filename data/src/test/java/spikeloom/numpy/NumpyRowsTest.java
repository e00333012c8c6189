package spikeloom.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.DataException;
import spikeloom.random.RandomKey;

class NumpyRowsTest {
  private static final List<Integer> LARGE = List.of(1100, 128, 160, 3); // 67.6 MB

  @TempDir Path folder;

  private byte[] elements = new byte[0];

  @BeforeEach
  void draw() {
    int size = LARGE.stream().reduce(1, Math::multiplyExact);
    elements = new byte[size];
    var random = RandomKey.ofSeed(1).fold("rows").random();
    for (int i = 0; i < size; i += 7) {
      elements[i] = (byte) random.nextInt(256);
    }
  }

  private static byte[] npy(String type, List<Integer> shape, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(out, type, shape, content);
    return out.toByteArray();
  }

  private Path npz(int method) throws IOException {
    byte[] array = npy("|u1", LARGE, elements);
    byte[] labels = npy("|u1", List.of(3), new byte[3]);
    Path file = folder.resolve(method + ".npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.BEST_SPEED);
      add(zip, "y.npy", labels, method);
      add(zip, "x.npy", array, method);
      zip.setComment("a comment");
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String name, byte[] content, int method)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setMethod(method);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
  }

  private void assertHolds(NumpyRows rows) {
    assertEquals(LARGE, rows.shape());
    float[] values = new float[rows.perRow()];
    float[] plane = new float[100];
    for (int row : new int[] {0, 1, 549, 1099}) {
      rows.floats(row, values, 0);
      for (int i = 0; i < values.length; i++) {
        assertEquals(elements[row * rows.perRow() + i] & 0xff, values[i]);
      }
      rows.floats(row, 2, 3, 100, plane, 0);
      assertEquals(values[2 + 3 * 99], plane[99]);
      assertEquals(values[17], rows.number(row, 17));
    }
  }

  @Test
  void largeArraysAreMappedOrUnpackedWithTheSameElements() throws IOException {
    Path file = Files.write(folder.resolve("x.npy"), npy("|u1", LARGE, elements));
    assertTrue(Npy.rows(file).mapped());
    assertHolds(Npy.rows(file));
    NumpyRows stored = Npz.rows(npz(ZipEntry.STORED), "x");
    assertTrue(stored.mapped());
    assertHolds(stored);
    NumpyRows packed = Npz.rows(npz(ZipEntry.DEFLATED), "x");
    assertFalse(packed.mapped());
    assertHolds(packed);
    assertFalse(Npz.rows(npz(ZipEntry.STORED), "y").mapped(), "a small one");
  }

  @Test
  void aLargeArrayWithAWrongChecksumOrLengthIsRefused() throws IOException {
    Path stored = npz(ZipEntry.STORED);
    try (RandomAccessFile file = new RandomAccessFile(stored.toFile(), "rw")) {
      file.seek(30_000_000);
      file.write(elements[0] + 1);
      file.write(elements[0] + 2);
    }
    assertTrue(refusal(() -> Npz.rows(stored, "x")).contains("its checksum is wrong"));
    Path file = Files.write(folder.resolve("x.npy"), npy("|u1", LARGE, elements));
    try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
      shorter.setLength(shorter.length() - 1);
    }
    assertTrue(refusal(() -> Npy.rows(file)).contains("is truncated"));
    try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
      longer.setLength(longer.length() + 2);
    }
    assertTrue(refusal(() -> Npy.rows(file)).contains("continues after its last element"));
    assertTrue(refusal(() -> Npz.rows(stored, "z")).contains("has no array 'z'"));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable reading) {
    return assertThrows(DataException.class, reading).getMessage();
  }

  @Test
  void everyTypeOfNumbersGivesTheSameFloatsAsItsSingleNumbers() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * 6 * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) (37 * i + 5));
    }
    for (String type :
        List.of("|b1", "|i1", "|u1", "<i2", ">u2", "<f2", "<i4", ">f4", "<f4", "<f8", ">i8")) {
      int size = Integer.parseInt(type.substring(2));
      byte[] content = new byte[4 * 6 * size];
      bytes.get(0, content);
      Path file = Files.write(folder.resolve("t.npy"), npy(type, List.of(4, 6), content));
      NumpyRows rows = Npy.rows(file);
      NumpyArray array = Npy.read(file);
      float[] expected = new float[6];
      float[] actual = new float[6];
      for (int row = 0; row < 4; row++) {
        for (int i = 0; i < 6; i++) {
          expected[i] = (float) array.number(6 * row + i);
        }
        rows.floats(row, actual, 0);
        assertArrayEquals(expected, actual, type);
      }
    }
  }
}

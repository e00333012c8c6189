package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.dataset.SourceOptions.TargetMoment;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;

class ArraySetTest {
  private static final SourceOptions DEFAULTS = SourceOptions.defaults();

  @TempDir Path folder;

  /** An array of bytes 0, 1, 2 .. of that shape. */
  private static byte[] counting(int... shape) {
    int size = 1;
    StringBuilder sizes = new StringBuilder();
    for (int side : shape) {
      size *= side;
      sizes.append(side).append(',');
    }
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) i;
    }
    return npy(sizes.toString(), content);
  }

  private static byte[] npy(String shape, byte... content) {
    return typed("|u1", shape, content);
  }

  private static byte[] typed(String type, String shape, byte... content) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length());
    out.write(0);
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private Dataset open(byte[] array, SourceOptions options) throws IOException {
    return read(Files.write(folder.resolve("a.npy"), array), options);
  }

  private Dataset open(Map<String, byte[]> arrays, SourceOptions options) throws IOException {
    Path file = folder.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> array : new TreeMap<>(arrays).entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
    return read(file, options);
  }

  private Dataset read(Path file, SourceOptions options) {
    return Sources.open(
        file.toString(), new DataDirectory(folder, DataDirectory.Origin.OPTION), 1, options);
  }

  @Test
  void dimensionsShowWhatASampleIs() throws IOException {
    assertEquals("6 steps of 1", open(counting(10, 6), DEFAULTS).shape().toString());
    assertEquals("2 steps of 3", open(counting(10, 2, 3), DEFAULTS).shape().toString());
    assertEquals("3x3", open(counting(10, 3, 3), DEFAULTS).shape().toString());
    SourceOptions series = DEFAULTS.with(ArrayView.SERIES);
    assertEquals("3 steps of 3", open(counting(10, 3, 3), series).shape().toString());
    SourceOptions pictures = DEFAULTS.with(ArrayView.PICTURES);
    assertEquals("2x3", open(counting(10, 2, 3), pictures).shape().toString());
    assertEquals(12, open(counting(5, 2, 2, 3), DEFAULTS).shape().size());
  }

  @Test
  void planesThatLiePixelByPixelAreTakenApart() throws IOException {
    Dataset set = open(counting(5, 2, 2, 3), DEFAULTS);
    float[] values = new float[12];
    set.train().copyTo(0, values, 0);
    float unit = values[1] - values[0];
    assertEquals(3, Math.round((values[1] - values[0]) / unit * 3), "a pixel has three bytes");
    assertEquals(1 / 3f, (values[4] - values[0]) / unit, 1e-4, "the next plane is the next byte");
  }

  @Test
  void anArchiveBringsItsClassesAndGroups() throws IOException {
    byte[] labels = new byte[20];
    byte[] people = new byte[20];
    for (int i = 0; i < 20; i++) {
      labels[i] = (byte) (i % 2 == 0 ? 3 : 12);
      people[i] = (byte) (i / 4);
    }
    Map<String, byte[]> arrays =
        Map.of("x", counting(20, 4), "y", npy("20,", labels), "subject", npy("20,", people));
    Dataset set = open(arrays, DEFAULTS);
    assertEquals(List.of("3", "12"), set.classNames());
    assertEquals(16, set.train().size());
    assertTrue(set.splitRule().contains("groups"), set.splitRule());
    int first = Integer.parseInt(set.test().identity(0).substring(7)) - 1;
    for (int i = 0; i < 4; i++) {
      int sample = Integer.parseInt(set.test().identity(i).substring(7)) - 1;
      assertEquals(first / 4, sample / 4, "one subject");
    }
  }

  @Test
  void anArchiveInTwoPartsIsTakenAsPublished() throws IOException {
    Map<String, byte[]> arrays =
        Map.of(
            "x_train",
            counting(6, 4),
            "y_train",
            npy("6,", new byte[] {0, 1, 2, 0, 1, 2}),
            "x_test",
            counting(2, 4),
            "y_test",
            npy("2,", new byte[] {2, 3}));
    Dataset set = open(arrays, DEFAULTS);
    assertEquals(6, set.train().size());
    assertEquals(4, set.classes());
    assertEquals(3, set.test().label(1));
    assertEquals(Dataset.AS_PUBLISHED, set.splitRule());
  }

  @Test
  void labelsAreTextsOrOneHot() throws IOException {
    byte[] oneHot = new byte[20 * 3];
    for (int i = 0; i < 20; i++) {
      oneHot[3 * i + i % 3] = 1;
    }
    Dataset set = open(Map.of("x", counting(20, 4), "y", npy("20, 3", oneHot)), DEFAULTS);
    assertEquals(List.of("0", "1", "2"), set.classNames());
    assertEquals(number(set) % 3, set.test().label(0));
    byte[] texts = "dogcatdogcatdogcatdogcatdogcatdogcat".getBytes(StandardCharsets.US_ASCII);
    set = open(Map.of("x", counting(12, 4), "y", typed("|S3", "12,", texts)), DEFAULTS);
    assertEquals(List.of("cat", "dog"), set.classNames());
    assertEquals(1 - number(set) % 2, set.test().label(0));
    oneHot[4] = 0;
    String message = refusal(Map.of("x", counting(20, 4), "y", npy("20, 3", oneHot)));
    assertTrue(message.contains("array 'y', has no 1 in row 2"), message);
    oneHot[4] = 2;
    message = refusal(Map.of("x", counting(20, 4), "y", npy("20, 3", oneHot)));
    assertTrue(message.contains("has 2.0 in row 2, column 2"), message);
  }

  private static int number(Dataset set) {
    return Integer.parseInt(set.test().identity(0).substring(7)) - 1;
  }

  @Test
  void otherArraysAreIgnoredAndLabelsOfObjectsAreRefused() throws IOException {
    byte[] objects = typed("|O", "", new byte[9]);
    Dataset set = open(Map.of("x", counting(20, 4), "meta", objects), DEFAULTS);
    assertEquals(16, set.train().size());
    String message = refusal(Map.of("x", counting(20, 4), "y", objects));
    assertTrue(message.contains("entry y.npy holds Python objects"), message);
    message = refusal(Map.of("times", npy("4,", new byte[4]), "units", npy("4,", new byte[4])));
    assertTrue(message.contains("lists of spikes (times, units)"), message);
  }

  @Test
  void valuesThatAreNotFiniteAreCounted() throws IOException {
    ByteBuffer values = ByteBuffer.allocate(4 * 8).order(ByteOrder.LITTLE_ENDIAN);
    values.putFloat(12, Float.NaN).putFloat(28, Float.POSITIVE_INFINITY);
    byte[] array = typed("<f4", "4, 2", values.array());
    String message = refusal(array);
    assertTrue(
        message.endsWith(
            "a.npy has 2 of 8 values that are not finite numbers, the first (NaN) in row 2, index 2; replace them."),
        message);
    SourceOptions windows =
        DEFAULTS.with(new TableOptions(List.of(), 1, 1, TableOptions.Missing.FILL));
    message = assertThrows(DataException.class, () -> open(array, windows)).getMessage();
    assertTrue(message.contains("has 1 of 8 values"), "NaN is filled in, infinity is not");
  }

  @Test
  void structuredArraysOfEventsAreRecordings() throws IOException {
    ByteBuffer events = ByteBuffer.allocate(4_000 * 13).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 4_000; i++) {
      events.putLong(10L * i).putShort((short) (i % 20)).putShort((short) (i % 10));
      events.put((byte) (i % 2));
    }
    String fields = "[('ts', '<i8'), ('x', '<i2'), ('y', '<i2'), ('polarity', '|b1')]";
    byte[] array =
        new String(typed("FIELDS", "4000,"), StandardCharsets.ISO_8859_1)
            .substring(10)
            .replace("'FIELDS'", fields)
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.writeBytes(new byte[] {(byte) array.length, 0});
    out.writeBytes(array);
    out.writeBytes(events.array());
    Dataset set = open(out.toByteArray(), DEFAULTS);
    assertEquals("10x20", set.shape().toString());
    assertTrue(set.train().spikes().isPresent());
  }

  @Test
  void withALengthOfSamplesTheFirstDimensionIsTime() throws IOException {
    SourceOptions windows =
        DEFAULTS.with(new TableOptions(List.of(), 4, 2, TableOptions.Missing.REFUSE));
    Dataset set = open(counting(100, 2), windows);
    assertEquals("4 steps of 2", set.shape().toString());
    Dataset next = open(counting(100, 2), windows.with(TargetMoment.NEXT));
    float[] seen = new float[8];
    float[] decoded = new float[8];
    next.train().copyInputTo(0, seen, 0);
    next.train().copyTo(0, decoded, 0);
    assertEquals(4 * (seen[2] - seen[0]), decoded[0] - seen[0], 1e-5);
  }

  @Test
  void whatIsNotAListOfSamplesIsRefused() throws IOException {
    assertTrue(refusal(counting(50)).contains("--sample-length"));
    assertTrue(refusal(counting(2, 2, 2, 2, 2)).contains("reshape"), "five dimensions");
    Path file = Files.write(folder.resolve("b.npy"), npy("2, 2", new byte[3]));
    assertThrows(DataException.class, () -> read(file, DEFAULTS));
    Map<String, byte[]> wrong = Map.of("x", counting(6, 4), "y", npy("5,", new byte[5]));
    String message = assertThrows(DataException.class, () -> open(wrong, DEFAULTS)).getMessage();
    assertTrue(message.contains("5 classes for 6 samples"), message);
  }

  private String refusal(Map<String, byte[]> arrays) {
    return assertThrows(DataException.class, () -> open(arrays, DEFAULTS)).getMessage();
  }

  private String refusal(byte[] array) {
    return assertThrows(DataException.class, () -> open(array, DEFAULTS)).getMessage();
  }
}

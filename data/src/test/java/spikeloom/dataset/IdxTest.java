package spikeloom.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.file.DataException;
import spikeloom.random.FastRandom;

class IdxTest {
  private static final IdxArray IMAGES = random(List.of(3, 4, 5));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.idx", "a.idx.gz"})
  void whatIsWrittenIsReadAgain(String name) {
    for (List<Integer> dimensions :
        List.of(List.of(7), List.of(2, 3), List.of(4, 1, 6), List.of(0))) {
      IdxArray array = random(dimensions);
      Idx.write(folder.resolve(name), array);
      IdxArray read = Idx.read(folder.resolve(name));
      assertEquals(dimensions, read.dimensions());
      assertArrayEquals(array.values(), read.values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.idx", "b.idx.gz"})
  void valuesWrittenPieceByPieceGiveTheSameFile(String name) throws IOException {
    IdxArray array = random(List.of(4, 1, 6));
    Idx.write(folder.resolve("whole-" + name), array);
    Idx.write(
        folder.resolve(name),
        array.dimensions(),
        out -> {
          for (byte value : array.values()) {
            out.write(value);
          }
        });
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole-" + name)),
        Files.readAllBytes(folder.resolve(name)));
    Path large = folder.resolve("large.idx");
    assertThrows(DataException.class, () -> Idx.write(large, List.of(1 << 20, 64, 64), out -> {}));
    assertFalse(Files.exists(large));
  }

  @Test
  void theHeaderIsTheOneOfTheFormat() throws IOException {
    Path file = write("a.idx", IMAGES);
    byte[] header = Arrays.copyOf(Files.readAllBytes(file), 16);
    assertArrayEquals(new byte[] {0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5}, header);
  }

  @Test
  void gzipIsRecognisedByContentNotByName() throws IOException {
    Path packed = write("a.gz", IMAGES);
    Path plain = write("b", IMAGES);
    Files.move(packed, folder.resolve("packed-without-ending"));
    Files.move(plain, folder.resolve("plain.gz"));
    assertArrayEquals(IMAGES.values(), Idx.read(folder.resolve("packed-without-ending")).values());
    assertArrayEquals(IMAGES.values(), Idx.read(folder.resolve("plain.gz")).values());
  }

  @Test
  void theSameArrayGivesTheSameBytesAndNothingIsLeftBeside() throws IOException {
    byte[] first = Files.readAllBytes(write("a.gz", IMAGES));
    assertArrayEquals(first, Files.readAllBytes(write("a.gz", IMAGES)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsReportedInWords() throws IOException {
    Path blocker = Files.writeString(folder.resolve("blocker"), "not a folder");
    String message =
        assertThrows(DataException.class, () -> Idx.write(blocker.resolve("a.idx"), IMAGES))
            .getMessage();
    assertTrue(message.contains("a.idx cannot be written"), message);
  }

  @Test
  void aPlainFileTruncatedAnywhereIsRefusedWithTheByteWhereItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(write("a.idx", IMAGES));
    for (int length = 0; length < whole.length; length++) {
      String message = refusal(Arrays.copyOf(whole, length));
      assertTrue(message.contains("truncated"), message);
      assertTrue(message.contains("byte " + length), message);
    }
  }

  @Test
  void aTruncatedGzipIsRefusedWithTheByteWhereItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(write("a.gz", IMAGES));
    for (int length = 2; length < whole.length; length++) {
      String message = refusal(Arrays.copyOf(whole, length));
      assertTrue(message.contains("truncated"), message);
      assertTrue(message.contains("end at byte " + length), message);
    }
    assertTrue(refusal(Arrays.copyOf(whole, 1)).contains("truncated"));
  }

  @Test
  void trailingBytesAreRefusedWithTheByteWhereTheContentShouldEnd() throws IOException {
    byte[] whole = Files.readAllBytes(write("a.idx", IMAGES));
    String message = refusal(Arrays.copyOf(whole, whole.length + 1));
    assertTrue(message.contains("is longer than its header"), message);
    assertTrue(message.contains("byte 76"), message);
  }

  @Test
  void randomByteFlipsEscapeOnlyAsDataException() throws IOException {
    for (String name : List.of("a.idx", "a.gz")) {
      byte[] whole = Files.readAllBytes(write(name, IMAGES));
      FastRandom random = new FastRandom(1);
      for (int round = 0; round < 600; round++) {
        byte[] damaged = whole.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Path file = Files.write(folder.resolve("damaged"), damaged);
        try {
          Idx.read(file);
        } catch (DataException e) {
          requireOneSentence(e.getMessage());
        }
      }
    }
  }

  @Test
  void damagedGzipContentIsReportedAsDamage() throws IOException {
    byte[] whole = Files.readAllBytes(write("a.gz", IMAGES));
    whole[whole.length - 6] ^= 1; // in the checksum of the trailer
    String message = refusal(whole);
    assertTrue(message.contains("is damaged: the gzip data are invalid"), message);
  }

  @Test
  void anotherMagicIsRefusedWithWhatStandsThere() throws IOException {
    String message = refusal("PNG or what".getBytes(StandardCharsets.US_ASCII));
    assertTrue(message.contains("begins with 50 4e instead of 00 00 at byte 0"), message);
  }

  @Test
  void otherTypesAreRefusedByName() throws IOException {
    assertTrue(refusal(header(0x0d, 10)).contains("32-bit floating point numbers (type 0d"));
    assertTrue(refusal(header(0x42, 10)).contains("unknown type"));
  }

  @Test
  void otherNumbersOfDimensionsAreRefused() throws IOException {
    assertTrue(refusal(header(8)).contains("has 0 dimensions (byte 3)"));
    assertTrue(refusal(header(8, 1, 1, 1, 1)).contains("has 4 dimensions (byte 3)"));
  }

  @Test
  void bogusDimensionsAreRefusedWithoutAllocatingThem() throws IOException {
    assertTrue(refusal(header(8, -1, 28, 28)).contains("dimension 1 at byte 4 is 4,294,967,295"));
    assertTrue(refusal(header(8, 1 << 30, 1 << 30, 1 << 30)).contains("more than the maximum"));
    assertTrue(
        refusal(header(8, Integer.MAX_VALUE, Integer.MAX_VALUE, 4))
            .contains("more than the maximum"));
    assertTrue(refusal(header(8, 1 << 29)).contains("content ends after byte 8"));
  }

  @Test
  void bogusDimensionsInGzipAreRefusedBeforeAnythingIsAllocated() throws IOException {
    Path file = folder.resolve("bomb.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(header(8, 1 << 30));
    }
    String message = assertThrows(DataException.class, () -> Idx.read(file)).getMessage();
    assertTrue(message.contains("truncated"), message);
  }

  @Test
  void aMissingFileAndAFolderAreDistinguished() {
    Path missing = folder.resolve("none.idx");
    String message = assertThrows(DataException.class, () -> Idx.read(missing)).getMessage();
    assertTrue(message.contains("does not exist"), message);
    message = assertThrows(DataException.class, () -> Idx.read(folder)).getMessage();
    assertTrue(message.contains("is a folder"), message);
  }

  @Test
  void arraysMustFillTheirDimensions() {
    assertThrows(IllegalArgumentException.class, () -> new IdxArray(List.of(2, 2), new byte[3]));
    assertThrows(IllegalArgumentException.class, () -> new IdxArray(List.of(), new byte[1]));
    assertThrows(IllegalArgumentException.class, () -> new IdxArray(List.of(-1), new byte[0]));
    assertFalse(new IdxArray(List.of(1), new byte[1]).md5().isEmpty());
  }

  private Path write(String name, IdxArray array) {
    Path file = folder.resolve(name);
    Idx.write(file, array);
    return file;
  }

  private String refusal(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("damaged"), content);
    String message = assertThrows(DataException.class, () -> Idx.read(file)).getMessage();
    assertTrue(message.contains(file.toString()), message);
    requireOneSentence(message);
    return message;
  }

  private static void requireOneSentence(String message) {
    assertTrue(message.endsWith(".") && !message.contains(". "), message);
    assertFalse(message.contains("\n"), message);
  }

  private static byte[] header(int type, int... dimensions) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * dimensions.length);
    header.putInt(type << 8 | dimensions.length);
    Arrays.stream(dimensions).forEach(header::putInt);
    return header.array();
  }

  private static IdxArray random(List<Integer> dimensions) {
    byte[] values = new byte[dimensions.stream().reduce(1, (a, b) -> a * b)];
    new FastRandom(1).nextBytes(values);
    return new IdxArray(dimensions, values);
  }
}

package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;
import spikeloom.image.PictureFormat;
import spikeloom.image.PictureFormat.Colours;
import spikeloom.image.ShapePictures;

class PictureArchiveTest {
  private static final int SIDE = 8;
  private static final SourceOptions OPTIONS =
      SourceOptions.defaults().with(new PictureFormat(Colours.COLOUR, SIDE, SIDE));

  @TempDir Path folder;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private void pictures(String below, int count, String format) {
    List<String> names = ShapePictures.names(count, format);
    for (int i = 0; i < count; i++) {
      files.put(below + names.get(i), ShapePictures.file(i, 12, 10, format));
    }
  }

  private Path zip() throws IOException {
    Path file = folder.resolve("pictures.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return file;
  }

  private Dataset open(Path path) {
    return Sources.open(
        path.toString(), new DataDirectory(folder, DataDirectory.Origin.OPTION), 1, OPTIONS);
  }

  private String refusal() throws IOException {
    return refusal(zip());
  }

  private String refusal(Path file) {
    String message = assertThrows(DataException.class, () -> open(file)).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    assertTrue(message.startsWith(file.toString()), message);
    return message;
  }

  /** Replaces every occurrence of a text in an archive by one of the same length. */
  private static Path renamed(Path file, String from, String to) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertEquals(from.length(), to.length());
    return Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
  }

  private static void assertSameSamples(Dataset.Split expected, Dataset.Split actual) {
    assertEquals(expected.size(), actual.size());
    float[] one = new float[expected.shape().size()];
    float[] other = new float[one.length];
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.identity(i), actual.identity(i));
      assertEquals(expected.label(i), actual.label(i));
      assertEquals(expected.place(i), actual.place(i));
      expected.copyTo(i, one, 0);
      actual.copyTo(i, other, 0);
      assertArrayEquals(one, other);
    }
  }

  @Test
  void anArchiveHoldsTheSameSamplesAsItsFolder() throws IOException {
    pictures("", 30, "png");
    files.put("disc/readme.txt", new byte[] {1});
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = folder.resolve("pictures").resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    Dataset zipped = open(zip());
    Dataset unpacked = open(folder.resolve("pictures"));
    assertEquals(ShapePictures.SHAPES, zipped.classNames());
    assertEquals(unpacked.splitHashNamed("s"), zipped.splitHashNamed("s"));
    assertSameSamples(unpacked.train(), zipped.train());
    assertSameSamples(unpacked.test(), zipped.test());
    assertTrue(zipped.train().lazy());
  }

  @Test
  void foldersTrainAndTestAreTheSplits() throws IOException {
    pictures("train/", 12, "jpg");
    pictures("test/", 4, "jpg");
    Dataset set = open(zip());
    assertEquals(12, set.train().size());
    assertEquals(4, set.test().size());
    assertEquals("the sub-folders train and test", set.splitRule());
  }

  @Test
  void aFolderAroundAllOthersIsTheRoot() throws IOException {
    pictures("shapes/train/", 12, "png");
    pictures("shapes/test/", 4, "png");
    Dataset set = open(zip());
    assertEquals(ShapePictures.SHAPES, set.classNames());
    assertEquals(4, set.test().size());
    assertTrue(set.notes().get(0).contains("The folder 'shapes'"), set.notes().toString());
  }

  @Test
  void anArchiveWithoutPicturesOrWithADamagedOneIsRefused() throws IOException {
    files.put("readme.txt", new byte[] {1});
    assertTrue(refusal().contains("holds no images"));
    pictures("", 8, "png");
    files.put("disc/x.png", "not a picture".getBytes(StandardCharsets.UTF_8));
    String message = refusal();
    assertTrue(message.contains("x.png is not a supported image"), message);
    Path plain = Files.writeString(folder.resolve("plain.zip"), "not an archive");
    assertTrue(refusal(plain).contains("cannot be read as a zip archive"));
  }

  @Test
  void namesThatLeadOutOfTheArchiveAreRefused() throws IOException {
    for (String name :
        List.of("../a.png", "a/../../b.png", "/etc/a.png", "a\\b.png", "a/./b.png")) {
      files.clear();
      pictures("", 8, "png");
      files.put(name, ShapePictures.file(1, 8, 8, "png"));
      String message = refusal();
      assertTrue(message.contains("is not a path within the archive"), message);
    }
  }

  @Test
  void namesThatOccurTwiceAreRefused() throws IOException {
    pictures("", 8, "png");
    files.put("disc/aaaa.png", ShapePictures.file(1, 8, 8, "png"));
    String message = refusal(renamed(zip(), "disc/aaaa.png", "disc/0001.png"));
    assertTrue(message.contains("disc/0001.png, occurs twice"), message);
  }

  @Test
  void aFileThatIsAlsoAFolderIsRefused() throws IOException {
    pictures("", 8, "png");
    files.put("disc/a.png", ShapePictures.file(1, 8, 8, "png"));
    files.put("disc/a.png/b.png", ShapePictures.file(1, 8, 8, "png"));
    assertTrue(refusal().contains("is a file and a folder at once"));
  }

  @Test
  void encryptedFilesAreRefused() throws IOException {
    pictures("", 8, "png");
    Path file = zip();
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - 22;
    int directory = in.getInt(end + 16);
    in.putShort(directory + 8, (short) (in.getShort(directory + 8) | 1));
    Files.write(file, bytes);
    String message = refusal(file);
    assertTrue(message.contains("encrypted files"), message);
  }

  @Test
  void sizesThatCannotBeTrueAndBombsAreRefused() throws IOException {
    pictures("", 8, "png");
    Path file = zip();
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directory = in.getInt(bytes.length - 22 + 16);
    int size = in.getInt(directory + 24);
    in.putInt(directory + 24, Integer.MAX_VALUE);
    Files.write(file, bytes);
    assertTrue(refusal(file).contains("gives a size of 2,147,483,647 bytes"));
    in.putInt(directory + 24, size - 1);
    Files.write(file, bytes);
    String message = refusal(file);
    assertTrue(message.contains("is damaged"), message);
    files.put("disc/bomb.png", zeros(4 << 20));
    message = refusal();
    assertTrue(message.contains("bomb.png is not a supported image"), message);
  }

  private static byte[] zeros(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[count]);
    return out.toByteArray();
  }

  @Test
  void contentWithAWrongChecksumIsRefused() throws IOException {
    pictures("", 8, "png");
    Path file = zip();
    byte[] bytes = Files.readAllBytes(file);
    int directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
    bytes[directory + 16] ^= 1;
    Files.write(file, bytes);
    assertTrue(refusal(file).contains("its checksum is wrong"));
  }

  @Test
  void openingWritesNothingToTheDisk() throws IOException {
    pictures("", 8, "png");
    open(zip());
    try (var all = Files.list(folder)) {
      assertEquals(List.of("pictures.zip"), all.map(p -> p.getFileName().toString()).toList());
    }
  }
}

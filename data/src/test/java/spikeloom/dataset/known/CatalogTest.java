package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.dataset.IdxDataset;
import spikeloom.file.DataException;

class CatalogTest {
  @TempDir Path root;
  private DataDirectory where;

  @BeforeEach
  void data() {
    where = DataDirectory.given(root.toString());
  }

  @Test
  void theKnownSetsAreListedWithWhatAUserWantsToKnow() {
    assertEquals(
        List.of(
            "strokes",
            "drifting-blobs",
            "beats",
            "mnist",
            "fashion-mnist",
            "nmnist",
            "fsdd",
            "mitbih",
            "braille",
            "shd",
            "ssc"),
        Catalog.names());
    for (CatalogEntry entry : Catalog.entries()) {
      assertEquals(classes(entry.name()), entry.classes());
      assertTrue(entry.title().length() > 3 && entry.licence().length() > 2);
      assertEquals(entry.files().isEmpty(), entry.origin().mirrors().isEmpty());
      assertEquals(
          entry.files().isEmpty() && entry.origin().archives().isEmpty(),
          entry.downloadBytes() == 0);
      for (DataFile file : entry.files()) {
        assertTrue(file.md5().matches("[0-9a-f]{32}"), file.name());
        assertTrue(file.sha256().matches("[0-9a-f]{64}"), file.name());
      }
    }
  }

  private static int classes(String name) {
    return switch (name) {
      case "drifting-blobs" -> 210;
      case "mitbih", "beats" -> 3;
      case "braille" -> 27;
      case "shd" -> 20;
      case "ssc" -> 35;
      default -> 10;
    };
  }

  @Test
  void setsOfSpikesNeedNoCode() {
    assertEquals("rate", Catalog.entry("strokes").encoding());
    assertEquals("rate", Catalog.entry("mnist").encoding());
    assertEquals("events", Catalog.entry("nmnist").encoding());
    assertEquals("events", Catalog.entry("drifting-blobs").encoding());
  }

  @Test
  void anUnknownNameIsRefusedWithTheValidOnes() {
    assertEquals(
        "Data set 'mnits' is not known; choose one of strokes, drifting-blobs, beats, mnist, fashion-mnist, nmnist, fsdd, mitbih, braille, shd, ssc.",
        refusal(() -> Catalog.open("mnits", where, 1)));
  }

  @Test
  void missingFilesAreReportedWithFolderNamesAndTheCommandThatFetchesThem() {
    String message = refusal(() -> Catalog.open("mnist", where, 1));
    assertTrue(message.contains(root.resolve("mnist").toString()), message);
    TinySet.NAMES.forEach(name -> assertTrue(message.contains(name), message));
    assertTrue(message.contains("spikeloom datasets --fetch mnist"), message);
  }

  @Test
  void onlyTheFilesThatAreMissingAreNamed() throws IOException {
    Files.delete(TinySet.write(root).resolve(TinySet.NAMES.get(2) + ".gz"));
    String message = refusal(() -> TinySet.open(where));
    assertTrue(message.contains("Tiny is not complete in"), message);
    assertTrue(message.contains("t10k-images"), message);
    assertTrue(!message.contains("train-images"), message);
  }

  @Test
  void theStatusFollowsTheFiles() throws IOException {
    assertEquals(DataStatus.BUILT_IN, Catalog.status(Catalog.entry("strokes"), where));
    assertEquals(DataStatus.ABSENT, Catalog.status(TinySet.entry(), where));
    Path tiny = TinySet.write(root);
    assertEquals(DataStatus.READY, Catalog.status(TinySet.entry(), where));
    Files.delete(tiny.resolve(TinySet.NAMES.get(1) + ".gz"));
    assertEquals(DataStatus.INCOMPLETE, Catalog.status(TinySet.entry(), where));
  }

  @Test
  void filesAsPublishedAreOpened() {
    TinySet.write(root);
    Dataset set = TinySet.open(where);
    assertEquals(6, set.train().size());
    assertEquals(4, set.test().size());
    assertEquals(8, set.test().label(1));
    float[] values = new float[8];
    set.train().copyTo(1, values, 1);
    assertArrayEquals(
        new float[] {0, 222 / 255f, 3 / 255f, 40 / 255f, 77 / 255f, 114 / 255f, 151 / 255f, 0},
        values);
    Dataset.Split part = set.train().range(1, 3);
    assertEquals(2, part.size());
    assertEquals(2, part.label(1));
    assertEquals(set.train(), set.train().first(100));
    assertThrows(IndexOutOfBoundsException.class, () -> part.label(2));
    assertThrows(IndexOutOfBoundsException.class, () -> set.train().copyTo(6, values, 0));
  }

  @Test
  void otherContentIsRefusedWithBothChecksums() {
    Path tiny = TinySet.write(root);
    IdxArray other = TinySet.labels(0, 1, 2, 3, 4, 6);
    Idx.write(tiny.resolve(TinySet.NAMES.get(1)), other);
    String message = refusal(() -> TinySet.open(where));
    assertTrue(message.contains(other.md5()), message);
    assertTrue(message.contains(TinySet.arrays().get(1).md5()), message);
    assertTrue(message.contains("datasets --fetch tiny"), message);
  }

  @Test
  void imagesAndLabelsOfDifferentLengthAreReportedBeforeAnyChecksum() {
    Path tiny = TinySet.write(root);
    Idx.write(tiny.resolve(TinySet.NAMES.get(1) + ".gz"), TinySet.labels(1, 2));
    String message = refusal(() -> TinySet.open(where));
    assertTrue(message.contains("holds 6 images, but"), message);
    assertTrue(message.contains("holds 2 labels"), message);
  }

  @Test
  void ownFilesOpenWithoutAChecksum() {
    Path tiny = TinySet.write(root);
    assertEquals(6, IdxDataset.open("own", 10, files(tiny)).train().size());
  }

  @Test
  void labelsBeyondTheClassesAreRefusedWithTheirByte() {
    Path tiny = TinySet.write(root);
    String message = refusal(() -> IdxDataset.open("own", 5, files(tiny)));
    assertTrue(
        message.contains("label 5 at byte 13 (label 5), but the classes are 0 to 4"), message);
  }

  @Test
  void swappedAndEmptyAndMismatchedFilesAreRefused() {
    Path tiny = TinySet.write(root);
    IdxDataset.Files f = files(tiny);
    IdxDataset.Files swapped =
        new IdxDataset.Files(f.trainLabels(), f.trainImages(), f.testImages(), f.testLabels());
    assertTrue(refusal(() -> IdxDataset.open("own", 10, swapped)).contains("swapped"));
    Idx.write(f.testImages(), new IdxArray(List.of(4, 2, 2), new byte[16]));
    assertTrue(refusal(() -> IdxDataset.open("own", 10, f)).contains("images of 3x2, but"));
    Idx.write(f.testImages(), new IdxArray(List.of(4, 0, 2), new byte[0]));
    assertTrue(refusal(() -> IdxDataset.open("own", 10, f)).contains("holds no images"));
  }

  @Test
  void strokesNeedNoFilesAndFollowTheSeed() {
    Dataset one = Catalog.strokes(1, 20, 10);
    assertEquals(20, one.train().size());
    assertEquals("28x28", one.shape().toString());
    assertArrayEquals(pixels(one.train(), 3), pixels(Catalog.strokes(1, 5, 5).train(), 3));
    assertTrue(!Arrays.equals(pixels(one.train(), 3), pixels(Catalog.strokes(2, 5, 5).train(), 3)));
  }

  @Test
  void strokesOpenByNameInTheirDefaultNumbers() {
    Dataset set = Catalog.open("strokes", where, 1);
    assertEquals(10_000, set.train().size());
    assertEquals(2_000, set.test().size());
  }

  private static float[] pixels(Dataset.Split split, int index) {
    float[] values = new float[split.shape().size()];
    split.copyTo(index, values, 0);
    return values;
  }

  private static IdxDataset.Files files(Path folder) {
    List<Path> paths = TinySet.NAMES.stream().map(name -> folder.resolve(name + ".gz")).toList();
    return new IdxDataset.Files(paths.get(0), paths.get(1), paths.get(2), paths.get(3));
  }

  private static String refusal(Runnable action) {
    String message = assertThrows(DataException.class, action::run).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }
}

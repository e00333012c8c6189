package spikeloom.evaluation.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.DataStatus;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.evaluation.EvaluationException;
import spikeloom.spike.SignalShape;

final class JudgeTest {
  private static final JudgeSettings SHORT = new JudgeSettings(1, 1, 16, 0.002, 1);
  private static final Dataset FEW = Catalog.strokes(1, 48, 300);
  private static final Judge.Progress SILENT = (examples, total) -> {};

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    NativeBackend.start(1);
  }

  @Test
  void aJudgeReadsDigitsThatItHasNotSeen() {
    Dataset digits = Catalog.strokes(1, 1000, 300);
    try (Judge judge = Judge.train(digits, new JudgeSettings(1, 3, 32, 0.003, 1), SILENT)) {
      double accuracy = judge.accuracy(digits.test());
      assertTrue(accuracy > 0.8, "reads " + accuracy + " right; chance is 0.1");
      assertEquals("strokes", judge.dataset());
    }
  }

  @Test
  void aJudgeReadsPublishedDigitsAfterAGlimpseOfThem() {
    assumeTrue(
        System.getenv(DataDirectory.VARIABLE) != null,
        "skipped: the environment variable " + DataDirectory.VARIABLE + " names no data folder");
    DataDirectory where = DataDirectory.standard();
    assumeTrue(
        Catalog.status(Catalog.entry("mnist"), where) == DataStatus.READY,
        () -> "skipped: mnist is not in " + where.root());
    Dataset mnist = Catalog.open("mnist", where, 1);
    Dataset part = new Dataset("mnist", 10, mnist.train().first(2000), mnist.test().first(500));
    try (Judge judge = Judge.train(part, new JudgeSettings(1, 2, 32, 0.003, 1), SILENT)) {
      double accuracy = judge.accuracy(part.test());
      assertTrue(accuracy > 0.9, "reads " + accuracy + " right");
    }
  }

  @Test
  void theTestImagesAreNotTouchedInTraining() {
    Dataset.Split locked =
        new Dataset.Split() {
          @Override
          public int size() {
            throw new AssertionError("asks how many test images there are");
          }

          @Override
          public SignalShape shape() {
            return FEW.shape();
          }

          @Override
          public int label(int index) {
            throw new AssertionError("asks for the class of a test image");
          }

          @Override
          public void copyTo(int index, float[] target, int at) {
            throw new AssertionError("asks for a test image");
          }
        };
    Judge.train(new Dataset("locked", 10, FEW.train(), locked), SHORT, SILENT).close();
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    byte[] first = bytes("first", SHORT);
    assertArrayEquals(first, bytes("second", SHORT));
    assertFalse(Arrays.equals(first, bytes("third", new JudgeSettings(2, 1, 16, 0.002, 1))));
  }

  private byte[] bytes(String name, JudgeSettings settings) throws IOException {
    try (Judge judge = Judge.train(FEW, settings, SILENT)) {
      judge.save(folder.resolve(name));
    }
    return Files.readAllBytes(folder.resolve(name));
  }

  @Test
  void aJudgeThatIsReadFromItsFileIsTheOneThatWasWritten() throws IOException {
    Path file = folder.resolve("one");
    int[] classes;
    try (Judge judge = Judge.train(FEW, SHORT, SILENT)) {
      classes = judge.classify(images(300), 300);
      judge.save(file);
    }
    try (Judge judge = Judge.load(file)) {
      assertArrayEquals(classes, judge.classify(images(300), 300));
      assertEquals(SHORT, judge.settings());
      judge.save(folder.resolve("two"));
    }
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("two")));
  }

  @Test
  void anImageIsReadAlikeAloneAndAmongOthers() {
    try (Judge judge = Judge.train(FEW, SHORT, SILENT)) {
      int[] together = judge.classify(images(300), 300);
      assertTrue(Arrays.stream(together).distinct().count() > 1, "not all are read alike");
      float[] image = new float[FEW.shape().size()];
      for (int i : new int[] {0, 63, 64, 299}) {
        FEW.test().copyTo(i, image, 0);
        assertEquals(together[i], judge.classify(image, 1)[0], "image " + i);
      }
      int right = 0;
      for (int i = 0; i < 300; i++) {
        right += together[i] == FEW.test().label(i) ? 1 : 0;
      }
      assertEquals(right / 300.0, judge.accuracy(FEW.test()), 1e-12);
      assertThrows(IllegalArgumentException.class, () -> judge.classify(image, 2));
    }
  }

  @Test
  void featuresAndProbabilitiesAreThoseBehindTheClass() {
    int count = 70; // more than a batch
    int size = FEW.shape().size();
    float[] images = images(count);
    double[][] rows = new double[count][size];
    for (int i = 0; i < count; i++) {
      int from = i * size;
      Arrays.setAll(rows[i], j -> images[from + j]);
    }
    try (Judge judge = Judge.train(FEW, SHORT, SILENT)) {
      int[] classes = judge.classify(images, count);
      Judge.Reading reading = judge.read(rows);
      for (int i = 0; i < count; i++) {
        double[] probabilities = reading.probabilities()[i];
        assertEquals(FEW.classes(), probabilities.length);
        assertEquals(1, Arrays.stream(probabilities).sum(), 1e-5);
        double most = Arrays.stream(probabilities).max().orElseThrow();
        assertEquals(most, probabilities[classes[i]], "image " + i);
        double[] features = reading.features()[i];
        assertEquals(128, features.length);
        assertTrue(Arrays.stream(features).allMatch(f -> f >= 0), "rectified");
        assertTrue(Arrays.stream(features).anyMatch(f -> f > 0), "not all silent");
      }
      assertArrayEquals(
          reading.probabilities()[69], judge.read(new double[][] {rows[69]}).probabilities()[0]);
    }
  }

  private static float[] images(int count) {
    float[] images = new float[count * FEW.shape().size()];
    for (int i = 0; i < count; i++) {
      FEW.test().copyTo(i, images, i * FEW.shape().size());
    }
    return images;
  }

  @Test
  void aFolderKeepsItsJudgeAsLongAsImagesAndSettingsStayTheSame() throws IOException {
    assertTrue(trains(FEW, SHORT), "there is none yet");
    assertFalse(trains(FEW, SHORT), "it is there");
    assertFalse(trains(Catalog.strokes(1, 48, 7), SHORT), "test images do not matter");
    JudgeSettings other = new JudgeSettings(1, 1, 16, 0.003, 1);
    assertTrue(trains(FEW, other), "other settings");
    assertFalse(trains(FEW, other));
    assertTrue(trains(Catalog.strokes(2, 48, 300), other), "other images of the same name");
    assertFalse(trains(Catalog.strokes(2, 48, 300), other));
    Files.writeString(Judge.file(folder, "strokes"), "damaged");
    assertTrue(trains(FEW, SHORT), "a damaged one is replaced");
    assertFalse(trains(FEW, SHORT));
  }

  private boolean trains(Dataset dataset, JudgeSettings settings) {
    long[] seen = {0};
    Judge.cached(folder, dataset, settings, (examples, total) -> seen[0] = examples).close();
    return seen[0] > 0;
  }

  @Test
  void progressIsReportedToTheLastExampleAndMayEndTheTraining() {
    long[] last = new long[2];
    Judge.train(
            FEW,
            SHORT,
            (examples, total) -> {
              assertEquals(last[0] + 16, examples);
              last[0] = examples;
              last[1] = total;
            })
        .close();
    assertArrayEquals(new long[] {48, 48}, last);
    assertThrows(
        CancellationException.class,
        () ->
            Judge.cached(
                folder,
                FEW,
                SHORT,
                (examples, total) -> {
                  throw new CancellationException();
                }));
    assertFalse(Files.exists(Judge.file(folder, "strokes")), "half a judge is not kept");
  }

  @Test
  void samplesThatAreNotImagesAreRefused() {
    Dataset.Split series =
        new Dataset.Split() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public SignalShape shape() {
            return new SignalShape.Series(5, 2);
          }

          @Override
          public int label(int index) {
            return 0;
          }

          @Override
          public void copyTo(int index, float[] target, int at) {}
        };
    requireRefused(
        new Dataset("heart", 2, series, series),
        "A judge reads images, but the samples of heart are 5 steps of 2.");
    requireRefused(
        Catalog.strokes(1, 0, 1),
        "A judge cannot be trained on strokes: it has 0 training images of 10 classes.");
  }

  private static void requireRefused(Dataset dataset, String message) {
    EvaluationException e =
        assertThrows(EvaluationException.class, () -> Judge.train(dataset, SHORT, SILENT));
    assertEquals(message, e.getMessage());
  }

  @Test
  void aShiftedImageKeepsWhatIsStillInTheFrame() {
    float[] image = {1, 2, 3, 4, 5, 6}; // two planes of one row of three
    SignalShape.Image row = new SignalShape.Image(2, 1, 3);
    assertArrayEquals(new float[] {0, 1, 2, 0, 4, 5}, shifted(image, row, 0, 1));
    assertArrayEquals(new float[] {2, 3, 0, 5, 6, 0}, shifted(image, row, 0, -1));
    assertArrayEquals(new float[6], shifted(image, row, 0, 3));
    assertArrayEquals(new float[6], shifted(image, row, 1, 0));
    SignalShape.Image tall = new SignalShape.Image(1, 3, 2);
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4}, shifted(image, tall, 1, 0));
    assertArrayEquals(new float[] {4, 0, 6, 0, 0, 0}, shifted(image, tall, -1, -1));
  }

  private static float[] shifted(float[] image, SignalShape.Image shape, int down, int right) {
    float[] target = new float[image.length];
    JudgeTraining.shift(image, shape, down, right, target, 0);
    return target;
  }
}

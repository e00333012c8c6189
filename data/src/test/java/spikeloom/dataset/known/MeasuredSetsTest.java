package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.file.DataException;
import spikeloom.sound.Waves;

class MeasuredSetsTest {
  @TempDir Path root;

  /** Of record 100, PhysioNet counts 2,239 normal, 33 atrial and 1 ventricular beats. */
  @ParameterizedTest
  @CsvSource({"fsdd, 2700, 300, 32x32", "braille, 1080, 270, 77 steps of 12"})
  void theRealSetsOpenWithTheirCountsAndEqualClasses(
      String name, int train, int test, String shape) {
    Dataset set = real(name);
    assertEquals(train, set.train().size());
    assertEquals(test, set.test().size());
    assertEquals(shape, set.shape().toString());
    assertEquals(1, Arrays.stream(counts(set, set.test())).distinct().count());
    requireUnitRange(set.train());
    requireUnitRange(set.test());
  }

  @Test
  void theBeatsOfTheRealRecordAreThoseThatItsAnnotationsCount() {
    Dataset set = real("mitbih");
    assertEquals("[A, N, V]", set.classNames().toString());
    int[] train = counts(set, set.train());
    int[] test = counts(set, set.test());
    // Two beats lie too near to an end, and the border lies in one.
    assertTrue(train[1] + test[1] >= 2236 && train[1] + test[1] <= 2239);
    assertTrue(train[0] + test[0] >= 32 && train[2] + test[2] == 1);
    requireUnitRange(set.train());
    float[] beat = new float[MitBih.LENGTH];
    int peaks = 0;
    for (int i = 0; i < set.test().size(); i++) {
      set.test().copyTo(i, beat, 0);
      int peak = 0;
      for (int t = 0; t < beat.length; t++) {
        peak = beat[t] > beat[peak] ? t : peak;
      }
      peaks += Math.abs(peak - MitBih.BEFORE) <= 5 ? 1 : 0;
    }
    assertTrue(peaks > 0.98 * set.test().size(), peaks + " of " + set.test().size());
    assertEquals(Catalog.entry("mitbih").trainSamples(), set.train().size());
    assertEquals(Catalog.entry("mitbih").testSamples(), set.test().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsdd", "mitbih", "braille"})
  void aSetThatIsNotHereShowsWhereItsFilesBelong(String name) {
    DataDirectory where = new DataDirectory(root, DataDirectory.Origin.OPTION);
    assertEquals(DataStatus.ABSENT, Catalog.status(Catalog.entry(name), where));
    String message =
        assertThrows(DataException.class, () -> Catalog.open(name, where, 1)).getMessage();
    assertTrue(message.contains("copy ") && message.endsWith("."), message);
    assertTrue(message.contains(root.resolve(name).toString()), message);
  }

  @Test
  void anyPartOfTheSpokenDigitsWillDo() throws IOException {
    Path folder = Files.createDirectories(root.resolve("fsdd/recordings"));
    for (String name : new String[] {"3_ann_0", "3_ann_5", "7_ann_5", "readme"}) {
      Files.write(folder.resolve(name + ".wav"), Waves.mono16(8000, new short[50]));
    }
    Dataset set = Catalog.open("fsdd", new DataDirectory(root, DataDirectory.Origin.OPTION), 1);
    assertEquals(2, set.train().size());
    assertEquals(3, set.test().label(0));
    assertEquals("7_ann_5.wav", set.train().identity(1));
  }

  private static Dataset real(String name) {
    DataDirectory where = DataDirectory.standard();
    assumeTrue(
        Catalog.status(Catalog.entry(name), where) == DataStatus.READY,
        "skipped: " + name + " is not in the data folder");
    return Catalog.open(name, where, 1);
  }

  private static int[] counts(Dataset set, Dataset.Split split) {
    int[] counts = new int[set.classes()];
    for (int i = 0; i < split.size(); i++) {
      counts[split.label(i)]++;
    }
    return counts;
  }

  private static void requireUnitRange(Dataset.Split split) {
    float[] values = new float[split.shape().size()];
    for (int i = 0; i < split.size(); i++) {
      split.copyTo(i, values, 0);
      for (float value : values) {
        assertTrue(value >= 0 && value <= 1, split.identity(i) + ": " + value);
      }
    }
  }
}

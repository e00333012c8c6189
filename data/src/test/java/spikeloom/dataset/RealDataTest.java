package spikeloom.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealDataTest {
  /** The number of images of digit 0 and the mean pixel (0 .. 1) are published properties. */
  @ParameterizedTest
  @CsvSource({"mnist, 980, 0.1307", "fashion-mnist, 1000, 0.2860"})
  void thePublishedSetsOpenWithTheirCounts(String name, int firstClass, double mean) {
    assumeTrue(
        System.getenv(DataDirectory.VARIABLE) != null,
        "skipped: the environment variable " + DataDirectory.VARIABLE + " names no data folder");
    DataDirectory where = DataDirectory.standard();
    assumeTrue(
        Catalog.status(Catalog.entry(name), where) == Catalog.Status.READY,
        () -> "skipped: " + name + " is not in " + where.root());
    Dataset set = Catalog.open(name, where, 1);
    assertEquals(60_000, set.train().size());
    assertEquals(10_000, set.test().size());
    assertEquals("28x28", set.shape().toString());
    int zeros = 0;
    for (int i = 0; i < set.test().size(); i++) {
      zeros += set.test().label(i) == 0 ? 1 : 0;
    }
    assertEquals(firstClass, zeros);
    double sum = 0;
    float[] values = new float[784];
    for (int i = 0; i < set.train().size(); i++) {
      set.train().copyTo(i, values, 0);
      for (float value : values) {
        sum += value;
      }
    }
    assertEquals(mean, sum / (784.0 * set.train().size()), 1e-4);
  }
}

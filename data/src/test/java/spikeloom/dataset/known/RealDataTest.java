package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.IntSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.NMnist.Recording;
import spikeloom.event.BinFile;
import spikeloom.event.EventStream;

class RealDataTest {
  /** The number of images of digit 0 and the mean pixel (0 .. 1) are published properties. */
  @ParameterizedTest
  @CsvSource({"mnist, 980, 0.1307", "fashion-mnist, 1000, 0.2860"})
  void thePublishedSetsOpenWithTheirCounts(String name, int firstClass, double mean) {
    Dataset set = open(name);
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

  /**
   * 4,518,827 events in the recordings of 1,000 training and 100 test images, counted one by one.
   */
  @Test
  void theRecordingsOfNMnistHoldTheirEventsAndShowTheirDigits() {
    Dataset set = open("nmnist");
    Dataset images = open("mnist");
    assumeTrue(
        set.train().size() == 1_000 && set.test().size() == 100,
        "skipped: the counts are known of the first 1,000 + 100 recordings only");
    IntSummaryStatistics events = new IntSummaryStatistics();
    long last = 0;
    for (Dataset.Split split : List.of(set.train(), set.test())) {
      Dataset.Split shown = split == set.train() ? images.train() : images.test();
      for (Recording recording : ((RecordedSplit) split).recordings()) {
        EventStream stream = BinFile.read(recording.file(), NMnist.SENSOR);
        events.accept(stream.count());
        last = Math.max(last, stream.time(stream.count() - 1));
        assertEquals(shown.label(recording.image()), recording.digit());
      }
    }
    assertEquals(1_100, events.getCount());
    assertEquals(4_518_827, events.getSum());
    assertEquals(1_069, events.getMin());
    assertEquals(7_152, events.getMax());
    assertEquals(336_040, last);
  }

  private static Dataset open(String name) {
    assumeTrue(
        System.getenv(DataDirectory.VARIABLE) != null,
        "skipped: the environment variable " + DataDirectory.VARIABLE + " names no data folder");
    DataDirectory where = DataDirectory.standard();
    assumeTrue(
        Catalog.status(Catalog.entry(name), where) == DataStatus.READY,
        () -> "skipped: " + name + " is not in " + where.root());
    return Catalog.open(name, where, 1);
  }
}

package spikeloom.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spikeloom.file.DataException;
import spikeloom.random.FastRandom;

class EventOperationsTest {
  private static final Sensor SENSOR = new Sensor(8, 6);

  /** Events as (time, x, y, polarity), a few at a time. */
  private static final class Given implements EventSource {
    private final int[][] events;
    private int next;

    Given(int[]... events) {
      this.events = events;
    }

    @Override
    public Optional<Sensor> sensor() {
      return Optional.of(SENSOR);
    }

    @Override
    public boolean read(EventChunk chunk) {
      chunk.begin(next);
      for (int i = 0; i < 3 && next < events.length; i++, next++) {
        int[] e = events[next];
        chunk.add(e[0], e[1], e[2], e[3], i);
      }
      return chunk.count() > 0;
    }

    @Override
    public void close() {}
  }

  private static List<String> after(EventSource source, EventOperation... operations) {
    List<String> events = new ArrayList<>();
    EventChunk chunk = new EventChunk();
    try (EventPipeline pipeline = new EventPipeline(source, List.of(operations))) {
      while (pipeline.read(chunk)) {
        for (int i = 0; i < chunk.count(); i++) {
          events.add(
              chunk.time(i) + ":" + chunk.x(i) + "," + chunk.y(i) + (chunk.on(i) ? "+" : "-"));
        }
      }
    }
    return events;
  }

  private static Given line() {
    int[][] events = new int[10][];
    for (int i = 0; i < 10; i++) {
      events[i] = new int[] {100 + 10 * i, i % 8, i % 6, i % 2};
    }
    return new Given(events);
  }

  @Test
  void aWindowOfTimeCountsFromTheFirstEvent() {
    assertEquals(List.of("120:2,2-", "130:3,3+"), after(line(), new TimeWindow(20, 40)));
    assertEquals(10, after(line(), new TimeWindow(0, Long.MAX_VALUE)).size());
    assertThrows(IllegalArgumentException.class, () -> new TimeWindow(5, 5));
  }

  @Test
  void aWindowOfEventsCountsThem() {
    assertEquals(List.of("120:2,2-", "130:3,3+"), after(line(), new CountWindow(2, 2)));
    assertEquals(List.of(), after(line(), new CountWindow(10, 5)));
    assertEquals(List.of(), after(line(), new CountWindow(3, 0)));
    assertEquals(9, after(line(), new CountWindow(1, Long.MAX_VALUE)).size());
  }

  @Test
  void aWindowAroundAnEventIsCutAtTheBeginning() {
    assertEquals(
        List.of("140:4,4-", "150:5,5+", "160:6,0-", "170:7,1+"),
        after(line(), CountWindow.around(5, 1, 2)));
    assertEquals(
        List.of("100:0,0-", "110:1,1+", "120:2,2-"), after(line(), CountWindow.around(1, 9, 1)));
  }

  @Test
  void aCropMovesItsCornerToTheOrigin() {
    assertEquals(List.of("120:0,1-", "130:1,2+"), after(line(), new Crop(2, 1, new Sensor(2, 3))));
    EventPipeline cropped = new EventPipeline(line(), List.of(new Crop(2, 1, new Sensor(2, 3))));
    assertEquals(Optional.of(new Sensor(2, 3)), cropped.sensor());
  }

  @Test
  void joinedPixelsKeepAllEvents() {
    List<String> joined = after(line(), new Downsample(3));
    assertEquals(10, joined.size());
    assertEquals("170:2,0+", joined.get(7));
    EventPipeline small = new EventPipeline(line(), List.of(new Downsample(3)));
    assertEquals(Optional.of(new Sensor(3, 2)), small.sensor());
  }

  @Test
  void mergedPolarityIsBrighter() {
    assertTrue(after(line(), new MergePolarity()).stream().allMatch(e -> e.endsWith("+")));
  }

  @Test
  void timeCanBeginAtZero() {
    assertEquals("0:0,0-", after(line(), new FromZero()).get(0));
    assertEquals(
        List.of("0:2,2-", "10:3,3+"), after(line(), new TimeWindow(20, 40), new FromZero()));
  }

  @Test
  void noiseIsWhatNoNeighbourSupports() {
    Given events =
        new Given(
            new int[] {0, 3, 3, 1}, // alone
            new int[] {5, 4, 4, 1}, // beside it, soon
            new int[] {6, 4, 4, 1}, // the same pixel: supported by the first one still
            new int[] {20, 5, 4, 0}, // 14 after
            new int[] {21, 7, 0, 0}, // far away
            new int[] {31, 4, 5, 0}); // exactly 11 after (5, 4)
    assertEquals(List.of("5:4,4+", "6:4,4+", "31:4,5-"), after(events, new BackgroundActivity(11)));
  }

  @Test
  void noiseKeepsWhatCountingAllPairsKeeps() {
    FastRandom random = new FastRandom(3);
    int[][] events = new int[400][];
    for (int i = 0; i < events.length; i++) {
      events[i] = new int[] {7 * i, random.nextInt(8), random.nextInt(6), random.nextInt(2)};
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      boolean supported = false;
      for (int k = 0; k < i; k++) {
        int dx = Math.abs(events[i][1] - events[k][1]);
        int dy = Math.abs(events[i][2] - events[k][2]);
        boolean near = Math.max(dx, dy) == 1;
        supported |= near && events[i][0] - events[k][0] <= 40;
      }
      int[] e = events[i];
      if (supported) {
        expected.add(e[0] + ":" + e[1] + "," + e[2] + (e[3] > 0 ? "+" : "-"));
      }
    }
    assertEquals(expected, after(new Given(events), new BackgroundActivity(40)));
  }

  @Test
  void collectedEventsAreInTheOrderOfTime() {
    FastRandom random = new FastRandom(4);
    int[][] events = new int[3_000][];
    for (int i = 0; i < events.length; i++) {
      events[i] = new int[] {i / 3 + random.nextInt(1 + i % 50), i % 8, i / 8 % 6, i % 2};
    }
    EventStream stream = EventCollector.collect(new Given(events), 3_000);
    int[][] sorted = events.clone();
    java.util.Arrays.sort(sorted, (a, b) -> Integer.compare(a[0], b[0])); // stable
    for (int i = 0; i < sorted.length; i++) {
      assertEquals(sorted[i][0], stream.time(i));
      assertEquals(sorted[i][1], stream.x(i));
      assertEquals(sorted[i][2], stream.y(i));
      assertEquals(sorted[i][3] == 1, stream.on(i));
    }
    assertThrows(DataException.class, () -> EventCollector.collect(new Given(events), 2_999));
    assertEquals(0, EventCollector.collect(new Given(), 5).count());
  }

  @Test
  void aSummaryHoldsSpanPixelsPolarityAndRate() {
    RecordingSummary summary = RecordingSummary.of(line());
    assertEquals(10, summary.events());
    assertEquals(100, summary.first());
    assertEquals(190, summary.last());
    assertEquals(5, summary.brighter());
    assertEquals(8, summary.columns());
    assertEquals(6, summary.rows());
    RecordingSummary.Rate rate = summary.rate(10);
    assertEquals(10e-6, rate.seconds(), 1e-12);
    assertEquals(1e5, rate.total(3), 1e-6);
  }

  @Test
  void theRateOfALongRecordingCountsEveryEvent() {
    int[][] events = new int[2_000][];
    for (int i = 0; i < events.length; i++) {
      events[i] = new int[] {i * 1_000_000, 0, 0, i % 2};
    }
    RecordingSummary.Rate rate = RecordingSummary.of(new Given(events)).rate(100);
    double sum = 0;
    for (int i = 0; i < rate.bins(); i++) {
      sum += rate.total(i) * rate.seconds();
    }
    assertEquals(2_000, sum, 1e-6);
    assertTrue(rate.bins() > 40 && rate.bins() <= 100, rate.toString());
  }

  @Test
  void aPictureCountsTheEventsOfEveryPixel() {
    EventPicture picture = EventPicture.of(line(), SENSOR);
    assertEquals(1, picture.darker()[0]);
    assertEquals(1, picture.brighter()[9]);
    assertEquals(1, picture.darker()[2 * 8 + 0]);
  }
}

package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.event.BinFile;
import spikeloom.event.EventBinning;
import spikeloom.event.EventCollector;
import spikeloom.event.EventStream;
import spikeloom.event.Sensor;
import spikeloom.event.format.EventExport.Target;
import spikeloom.event.format.SampleEvents.Event;
import spikeloom.file.DataException;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class EventExportTest {
  @TempDir Path folder;

  private List<Event> throughFile(List<Event> events, Target target) {
    Path file = folder.resolve("written");
    long count = EventExport.write(SampleEvents.source(events, Optional.empty()), target, file);
    assertEquals(events.size(), count);
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      return SampleEvents.all(recording);
    }
  }

  @RepeatedTest(20)
  void bothFormatsGiveBackWhatWasWritten(RepetitionInfo turn) {
    int seed = turn.getCurrentRepetition();
    List<Event> events =
        SampleEvents.random(10 + 150 * seed, new Sensor(10 + 12 * seed, 256), seed);
    assertEquals(events, throughFile(events, Target.BIN));
    assertEquals(events, throughFile(events, Target.CSV));
  }

  @Test
  void aBinFileMayBeginWithTheMarksOfOtherFormats() {
    for (int x : new int[] {'#', '%', 'E', 'P', '0'}) {
      List<Event> events =
          List.of(new Event(5, x, '!', 0), new Event(9, 1, 2, 1), new Event(2_600, 3, 4, 0));
      assertEquals(events, throughFile(events, Target.BIN));
    }
  }

  @Test
  void theStrictReaderOfNMnistReadsWhatIsWritten() {
    List<Event> events = SampleEvents.random(500, new Sensor(34, 34), 2);
    Path file = folder.resolve("1.bin");
    EventExport.write(SampleEvents.source(events, Optional.empty()), Target.BIN, file);
    EventStream stream = BinFile.read(file, new Sensor(34, 34));
    assertEquals(500, stream.count());
    assertEquals(events.get(499).time(), stream.time(499));
  }

  @Test
  void whatABinFileCannotHoldIsRefusedAndTheOldFileStays() throws IOException {
    Path file = Files.writeString(folder.resolve("old.bin"), "old");
    for (Event event :
        List.of(
            new Event(0, 256, 0, 1),
            new Event(0, 0, 256, 1),
            new Event(1 << 23, 0, 0, 1),
            new Event(-1, 0, 0, 1))) {
      List<Event> events = List.of(new Event(0, 1, 1, 0), event);
      String message =
          assertThrows(
                  DataException.class,
                  () ->
                      EventExport.write(
                          SampleEvents.source(events, Optional.empty()), Target.BIN, file))
              .getMessage();
      assertTrue(message.contains("cannot hold event 1"), message);
    }
    assertEquals("old", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("old.bin.part")));
  }

  @RepeatedTest(10)
  void gradedStepsKeepTheNumberOfEvents(RepetitionInfo turn) {
    int seed = turn.getCurrentRepetition();
    Sensor sensor = new Sensor(3 + seed, 5);
    List<Event> events = SampleEvents.random(300 * seed, sensor, seed);
    EventStream stream =
        EventCollector.collect(SampleEvents.source(events, Optional.of(sensor)), 10_000);
    EventBinning binning = new EventBinning(sensor, events.get(events.size() - 1).time() + 1);
    int steps = 1 + 7 * seed;
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(steps, binning.channels());
    binning.writeCounts(stream, steps, builder);
    builder.endSample();
    SpikeBatch graded = builder.build();
    double sum = 0;
    for (int i = 0; i < graded.events(); i++) {
      sum += graded.value(i);
    }
    assertEquals(events.size(), sum);

    builder.begin(steps, binning.channels());
    binning.write(stream, steps, builder);
    builder.endSample();
    SpikeBatch binary = builder.build();
    assertEquals(binary.events(), graded.events());
    for (int i = 0; i < binary.events(); i++) {
      assertEquals(binary.channel(i), graded.channel(i));
    }
  }
}

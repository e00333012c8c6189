package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.TargetMoment;
import spikeloom.dataset.SpikeSource;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.event.Recordings;
import spikeloom.file.DataException;
import spikeloom.image.PictureFormat;
import spikeloom.image.PictureFormat.Colours;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class EventSetTest {
  private static final SourceOptions DEFAULTS = SourceOptions.defaults();

  @TempDir Path folder;

  private Dataset open(Path file, SourceOptions options) {
    return Sources.open(
        file.toString(), new DataDirectory(folder, DataDirectory.Origin.OPTION), 1, options);
  }

  /** A point that moves to the right by a pixel every millisecond and leaves dark behind. */
  private Path moving(String name, int milliseconds) throws IOException {
    Recordings events = new Recordings();
    for (int t = 0; t < milliseconds; t++) {
      events.event(1000 * t, t % 40, 3, 1);
      events.event(1000 * t + 500, (t + 39) % 40, 3, 0);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("x").getParent());
    return Files.write(file, events.bytes());
  }

  private static SourceOptions pieces(int length, int stride) {
    return DEFAULTS.with(new TableOptions(List.of(), length, stride, TableOptions.Missing.REFUSE));
  }

  @Test
  void aRecordingIsCutIntoPiecesOfTimeAndItsSensorMadeSmall() throws IOException {
    Dataset set = open(moving("r.bin", 1000), pieces(10, 5));
    assertEquals("2x20", set.shape().toString(), "40 columns as pairs");
    assertEquals(List.of("all"), set.classNames());
    assertEquals(158, set.train().size(), "every 5 ms, none reaches over 799.6 ms");
    assertEquals("from 5000 us", set.train().identity(1));
    assertEquals(
        OptionalLong.of(10_000), set.train().spikes().orElseThrow().span(), "microseconds");
    float[] picture = new float[40];
    set.train().copyTo(0, picture, 0);
    // Events of 10 ms: pixels 0 .. 9 brighter, 39 and 0 .. 8 darker.
    assertEquals(0.5f, picture[20], "as often brighter as darker");
    assertTrue(picture[20 + 4] > 0.5f, "the end of the way is bright");
    assertTrue(picture[20 + 19] < 0.5f, "where it came from is dark");
    assertEquals(0.5f, picture[0], "nothing happened there");
  }

  @Test
  void thePictureOfAPieceIsTheSumOfItsSpikes() throws IOException {
    Dataset set =
        open(moving("r.bin", 1000), pieces(10, 10).with(new PictureFormat(Colours.GREY, 64, 64)));
    SpikeSource source = set.test().spikes().orElseThrow();
    float[] picture = new float[set.shape().size()];
    for (int i = 0; i < set.test().size(); i++) {
      SpikeBatchBuilder builder = new SpikeBatchBuilder();
      builder.begin(20, source.channels());
      source.write(i, 20, builder);
      builder.endSample();
      SpikeBatch spikes = builder.build();
      assertEquals(20, spikes.events(), "no two events of a pixel fall into one step");
      set.test().copyTo(i, picture, 0);
      double sum = 0;
      for (float value : picture) {
        sum += value - 0.5;
      }
      assertEquals(0, sum, 1e-5, "as many brighter as darker");
    }
  }

  @Test
  void theNextPieceIsTheTargetOfTheOneThatEndsWhereItBegins() throws IOException {
    Path file = moving("r.bin", 1000);
    Dataset pieces = open(file, pieces(10, 5));
    Dataset next = open(file, pieces(10, 5).with(TargetMoment.NEXT));
    assertEquals(156, next.train().size());
    float[] decoded = new float[40];
    float[] piece = new float[40];
    next.train().copyTo(0, decoded, 0);
    pieces.train().copyTo(2, piece, 0);
    assertArrayEquals(piece, decoded);
    assertEquals("from 0 us -> from 10000 us", next.train().identity(0));
    assertEquals(next.train().size(), next.train().first(1000).size());
    next.train().first(5).copyInputTo(0, decoded, 0);
    pieces.train().copyTo(0, piece, 0);
    assertArrayEquals(piece, decoded, "what is seen is the piece itself");
  }

  @Test
  void aFolderOfRecordingsIsASampleEach() throws IOException {
    for (int i = 0; i < 5; i++) {
      moving("set/a/%d.bin".formatted(i), 20 + i);
      moving("set/b/%d.bin".formatted(i), 20 + i);
    }
    Dataset set = open(folder.resolve("set"), DEFAULTS);
    assertEquals(List.of("a", "b"), set.classNames());
    assertEquals(8, set.train().size());
    assertEquals(2, set.test().size());
    assertTrue(set.train().spikes().isPresent());
  }

  @Test
  void aTextIsARecordingOnlyIfItsHeaderNamesIt() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      rows.append("%d,%d,%d,%d\n".formatted(1000 * i, i % 7, i % 5, i % 2));
    }
    Path events = Files.writeString(folder.resolve("e.csv"), "t,x,y,p\n" + rows);
    assertEquals(SourceKind.EVENTS, Sources.kind(events.toString()).orElseThrow());
    assertTrue(open(events, DEFAULTS).train().spikes().isPresent());
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b,c,d\n" + rows);
    assertEquals(SourceKind.TABLE, Sources.kind(table.toString()).orElseThrow());
  }

  @Test
  void aRecordingThatIsTooShortIsRefused() throws IOException {
    Path file = moving("r.bin", 100);
    String message =
        assertThrows(DataException.class, () -> open(file, pieces(90, 5))).getMessage();
    assertTrue(message.contains("use a shorter --sample-length"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"davis346.aedat4", "MovingDarkBox.aedat", "evt2.raw"})
  void theRealRecordingsMakeSamples(String name) {
    Path file = DataDirectory.standard().root().resolve("events").resolve(name);
    assumeTrue(Files.exists(file), "skipped: " + name + " is not in the data folder");
    Dataset set = open(file, DEFAULTS);
    assertTrue(set.train().size() >= 633 && set.train().size() <= 637, set.toString());
    assertTrue(set.test().size() >= 150 && set.test().size() <= 155, set.toString());
    float[] values = new float[set.shape().size()];
    boolean changed = false;
    for (int i = 0; i < set.test().size(); i++) {
      set.test().copyTo(i, values, 0);
      for (float value : values) {
        assertTrue(value >= 0 && value <= 1);
        changed |= value != 0.5f;
      }
    }
    assertTrue(changed);
  }
}

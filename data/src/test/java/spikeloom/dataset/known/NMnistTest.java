package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Nature;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SpikeSource;
import spikeloom.event.Recordings;
import spikeloom.file.DataException;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** The images are those of {@link TinySet}: training digits 0 1 2 3 4 5, test digits 9 8 7 6. */
class NMnistTest {
  @TempDir Path root;
  private DataDirectory where;
  private CatalogEntry entry;

  @BeforeEach
  void aSetOfThreeTrainingAndOneTestRecordings() throws IOException {
    where = DataDirectory.given(root.toString());
    CatalogEntry images = TinySet.entry();
    entry =
        new CatalogEntry(
            "nmnist",
            "N-MNIST",
            6,
            4,
            images.shape(),
            10,
            "none",
            "nobody",
            Nature.SPIKES,
            new NMnist(images));
    put("Train/4/00005.bin", 500);
    put("Train/0/00001.bin", 100);
    put("Train/1/2.bin", 200);
    put("Test/8/00002.bin", 0);
    TinySet.write(root);
  }

  @Test
  void samplesAreInTheOrderOfTheirImages() {
    Dataset set = open();
    assertEquals(3, set.train().size());
    assertEquals(1, set.test().size());
    assertEquals("nmnist", set.name());
    assertEquals(0, set.train().label(0));
    assertEquals(1, set.train().label(1));
    assertEquals(4, set.train().label(2));
    assertEquals(8, set.test().label(0));
  }

  @Test
  void theTargetIsTheImageThatTheRecordingIsNumberedAfter() {
    Dataset images = TinySet.open(where);
    Dataset set = open();
    assertEquals(images.shape(), set.shape());
    assertArrayEquals(values(images.train(), 4), values(set.train(), 2));
    assertArrayEquals(values(images.test(), 1), values(set.test(), 0));
  }

  @Test
  void spikesAreThoseOfTheRecordingInStepsOfTheSharedSpan() {
    SpikeSource source = open().train().spikes().orElseThrow();
    assertEquals(2 * 34 * 34, source.channels());
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(34, source.channels());
    source.write(2, 34, builder);
    builder.endSample();
    SpikeBatch spikes = builder.build();
    assertEquals(2, spikes.events());
    assertEquals(1, spikes.end(0, 0), "event at 500 us");
    assertEquals(34 * 3 + 5, spikes.channel(0));
    assertEquals(1, spikes.begin(0, 33), "event at 336,040 us");
    assertEquals(34 * 34 + 33 * 34 + 33, spikes.channel(1));
    assertTrue(open().train().series().isEmpty());
  }

  @Test
  void aRangeShiftsTheSpikes() {
    SpikeSource source = open().train().range(1, 3).spikes().orElseThrow();
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(3_400, source.channels());
    source.write(1, 3_400, builder);
    builder.endSample();
    assertEquals(1, builder.build().slice(5, 6).events(0), "the event at 500 us");
    assertThrows(IndexOutOfBoundsException.class, () -> source.write(2, 10, builder));
  }

  @Test
  void aDownloadOfItBringsTheImagesAlong() {
    assertEquals(List.of("mnist"), names(Catalog.entry("nmnist").needs()));
    assertEquals(List.of(), names(Catalog.entry("mnist").needs()));
  }

  private static List<String> names(List<CatalogEntry> entries) {
    return entries.stream().map(CatalogEntry::name).toList();
  }

  @Test
  void theStatusFollowsRecordingsAndImages() throws IOException {
    assertEquals(DataStatus.READY, Catalog.status(entry, where));
    Path label = root.resolve("tiny").resolve(TinySet.NAMES.get(1) + ".gz");
    Files.delete(label);
    assertEquals(DataStatus.INCOMPLETE, Catalog.status(entry, where));
    assertEquals(
        "tiny is missing, which has its targets: 'spikeloom datasets --fetch tiny' downloads the rest",
        Catalog.advice(entry, where));
    Files.delete(root.resolve("nmnist/Test/8/00002.bin"));
    assertEquals(DataStatus.INCOMPLETE, Catalog.status(entry, where));
    assertEquals(
        "'spikeloom datasets --fetch nmnist' downloads at most 1.5 GB, or copy its Train/<digit>/<n>.bin and Test/<digit>/<n>.bin into "
            + root.resolve("nmnist"),
        Catalog.advice(entry, where));
    Files.move(root.resolve("nmnist"), root.resolve("elsewhere"));
    assertEquals(DataStatus.ABSENT, Catalog.status(entry, where));
  }

  @Test
  void missingImagesAreReportedWithTheFolderAndTheCommandThatFetchesThem() throws IOException {
    for (String name : TinySet.NAMES) {
      Files.delete(root.resolve("tiny").resolve(name + ".gz"));
    }
    assertEquals(
        "N-MNIST needs the images of Tiny as targets, which are not in "
            + root.resolve("tiny")
            + ": 'spikeloom datasets --fetch tiny' downloads 0 MB.",
        refusal());
  }

  @Test
  void missingRecordingsAreReportedWithTheFolderThatTheyBelongTo() throws IOException {
    Files.delete(root.resolve("nmnist/Test/8/00002.bin"));
    String message = refusal();
    assertTrue(message.contains("no recordings in " + root.resolve("nmnist/Test")), message);
    assertTrue(
        message.contains(
            "'spikeloom datasets --fetch nmnist' downloads at most 1.5 GB, or copy its Train/<digit>/<n>.bin and"),
        message);
  }

  @Test
  void aRecordingInTheFolderOfAnotherDigitIsRefused() throws IOException {
    put("Train/7/00004.bin", 0);
    assertTrue(refusal().contains("00004.bin is in the folder of digit 7, but image 4 shows a 3"));
  }

  @Test
  void aRecordingWithoutAnImageIsRefused() throws IOException {
    put("Train/7/00007.bin", 0);
    assertTrue(refusal().contains("of image 7, but there are only 6 images"));
  }

  @Test
  void aSecondRecordingOfAnImageIsRefused() throws IOException {
    put("Train/1/00002.bin", 0);
    assertTrue(refusal().contains("is a second recording of image 2"));
  }

  @Test
  void aRecordingWithoutANumberIsRefusedAndOtherFilesAreSkipped() throws IOException {
    put("Train/1/Thumbs.db", 0);
    assertEquals(3, open().train().size());
    put("Train/1/0.bin", 0);
    assertTrue(refusal().contains("0.bin is not named after the number of an image"));
  }

  @Test
  void aDamagedRecordingIsReportedWhenItIsRead() throws IOException {
    Files.write(root.resolve("nmnist/Train/1/2.bin"), new byte[7]);
    SpikeSource source = open().train().spikes().orElseThrow();
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(3, source.channels());
    String message =
        assertThrows(DataException.class, () -> source.write(1, 3, builder)).getMessage();
    assertTrue(message.contains("2.bin ends at byte 7 within an event"), message);
  }

  /** Two events: darker at (5, 3) at the given time, brighter at (33, 33) at the very end. */
  private void put(String name, int time) throws IOException {
    Path file = root.resolve("nmnist").resolve(name);
    Files.createDirectories(file.resolveSibling("x").getParent());
    Files.write(file, new Recordings().event(time, 5, 3, 0).event(336_040, 33, 33, 1).bytes());
  }

  private Dataset open() {
    return entry.origin().open(entry, where, 1, SourceOptions.defaults());
  }

  private String refusal() {
    String message = assertThrows(DataException.class, this::open).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }

  private static float[] values(Dataset.Split split, int index) {
    float[] values = new float[split.shape().size()];
    split.copyTo(index, values, 0);
    return values;
  }
}

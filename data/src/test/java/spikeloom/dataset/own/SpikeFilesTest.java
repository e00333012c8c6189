package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;
import spikeloom.hdf.SpikeFixture;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class SpikeFilesTest {
  @TempDir Path folder;

  private Dataset open(Path file) {
    return Sources.open(
        file.toString(), DataDirectory.given(folder.toString()), 1, SourceOptions.defaults());
  }

  private static List<String> identities(Dataset.Split split) {
    return IntStream.range(0, split.size()).mapToObj(split::identity).toList();
  }

  private static long spikes(Dataset.Split split) {
    var source = split.spikes().orElseThrow();
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(100, source.channels());
    for (int i = 0; i < split.size(); i++) {
      source.write(i, 100, builder);
      builder.endSample();
    }
    SpikeBatch batch = builder.build();
    return batch.events();
  }

  /** Samples of keys; sample i has the spikes of channels 0 .. i, a tenth of a second apart. */
  private static void part(WritableHdfFile hdf, String part, String... keys) {
    hdf.putDataset(part + "_labels", keys);
    WritableGroup times = hdf.putGroup(part + "_timestamps");
    WritableGroup addresses = hdf.putGroup(part + "_addresses");
    for (int i = 0; i < keys.length; i++) {
      times.putDataset(keys[i], IntStream.rangeClosed(0, i).mapToDouble(k -> k / 10.0).toArray());
      addresses.putDataset(keys[i], IntStream.rangeClosed(0, i).toArray());
    }
  }

  @Test
  void samplesOfOneDigitAreUsedInThePublishedParts() {
    Path file = folder.resolve("digits.hdf5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      part(hdf, "train", "man-ab-a-1", "man-ab-b-2", "man-cd-a-12", "woman-ef-a-z", "man-ab-a-2");
      part(hdf, "test", "man-gh-a-1", "boy-ij-a-z");
    }
    Dataset set = open(file);
    assertEquals(List.of("1", "2", "z"), set.classNames());
    assertEquals(
        Set.of("train man-ab-a-1", "train man-ab-b-2", "train woman-ef-a-z", "train man-ab-a-2"),
        Set.copyOf(identities(set.train())));
    assertEquals(List.of("test man-gh-a-1", "test boy-ij-a-z"), identities(set.test()));
    assertEquals(1 + 2 + 4 + 5, spikes(set.train()));
    assertEquals(3, spikes(set.test()));
    assertEquals("man-ab", set.train().place(0).origin());
    assertEquals(Dataset.AS_PUBLISHED, set.splitRule());
    assertTrue(set.notes().contains("1 samples of several digits are left out."));
  }

  private Path nirData(String type, double[][] times, long[][] neurons) {
    Path file = folder.resolve("data.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("__type__", "NIRGraphData");
      WritableGroup spikes =
          hdf.putGroup("nodes").putGroup("lif").putGroup("observables").putGroup("spikes");
      spikes.putAttribute("__type__", type);
      spikes.putAttribute("n_neurons", 9L);
      spikes.putAttribute("t_max", 0.5);
      spikes.putDataset("idx", neurons);
      spikes.putDataset("time", times);
    }
    return file;
  }

  @Test
  void eventsOfNirDataAreSpikesOfTheirNeurons() {
    double inf = Double.POSITIVE_INFINITY;
    Dataset set =
        open(
            nirData(
                "EventData",
                new double[][] {{0.1, 0.2}, {0.3, inf}, {0.49, inf}},
                new long[][] {{0, 8}, {3, -1}, {4, -1}}));
    assertEquals(9, set.train().spikes().orElseThrow().channels());
    assertEquals(4, spikes(set.train()) + spikes(set.test()));
  }

  @Test
  void nirDataWithoutEventsIsRefused() {
    Path file = nirData("TimeGriddedData", new double[][] {{0}}, new long[][] {{0}});
    String message = refusal(file);
    assertTrue(
        message.contains("without events (EventData), but with nodes/lif/observables/spikes"),
        message);
  }

  @Test
  void aNeuronThatNirDataDoesNotHaveIsRefused() {
    Path file =
        nirData("EventData", new double[][] {{0.1}, {0.2}, {0.3}}, new long[][] {{0}, {9}, {1}});
    assertTrue(refusal(file).contains("a spike of channel 9 in sample 2"));
  }

  private static byte[] bs1(int... channelsAndTimes) {
    ByteBuffer out = ByteBuffer.allocate(channelsAndTimes.length / 2 * 5);
    for (int i = 0; i < channelsAndTimes.length; i += 2) {
      int time = channelsAndTimes[i + 1];
      out.putShort((short) channelsAndTimes[i]).put((byte) (0x80 | time >> 16));
      out.putShort((short) time);
    }
    return out.array();
  }

  @Test
  void aFolderOfSpikesHasASamplePerFile() throws IOException {
    for (String name : List.of("a/1", "a/2", "a/3", "b/1", "b/2")) {
      Path file = folder.resolve("set").resolve(name + ".bs1");
      Files.createDirectories(file.getParent());
      Files.write(file, bs1(0, 100, 300, 70_000));
    }
    Dataset set = open(folder.resolve("set"));
    assertEquals(List.of("a", "b"), set.classNames());
    assertEquals(301, set.train().spikes().orElseThrow().channels());
    assertEquals(3, set.train().size());
    assertEquals(6, spikes(set.train()));
    assertEquals(
        Set.of("a/1.bs1", "a/2.bs1", "a/3.bs1", "b/1.bs1", "b/2.bs1"),
        List.of(set.train(), set.test()).stream()
            .flatMap(split -> identities(split).stream())
            .collect(Collectors.toSet()));
    assertEquals(
        Optional.of("spikes of 1 sample: 2 spikes of 301 channels, times up to 0.07 s"),
        SpikeFiles.describe(folder.resolve("set/a/1.bs1")));
  }

  @Test
  void aSpikeThatIsCutOffIsRefused() throws IOException {
    Path file = Files.createDirectories(folder.resolve("set/a")).resolve("1.bs1");
    Files.write(file, new byte[7]);
    Files.write(file.resolveSibling("2.bs1"), bs1(1, 1));
    assertTrue(refusal(folder.resolve("set")).contains("is not a list of spikes of 5 bytes"));
  }

  @Test
  void whatIsInAFileIsDescribed() {
    assertEquals(
        Optional.of(
            "spikes of 12 samples, 3 classes: 66 spikes of 20 channels, times up to 0.6875 s"),
        SpikeFiles.describe(SpikeFixture.copy(SpikeFixture.H5PY, folder)));
  }

  private String refusal(Path file) {
    String message = assertThrows(DataException.class, () -> open(file)).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }
}

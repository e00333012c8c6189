package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Nature;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.Damage;
import spikeloom.file.DataException;
import spikeloom.hdf.SpikeFixture;
import spikeloom.image.PictureFormat;
import spikeloom.numpy.NpzWriter;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class SpikeSetsTest {
  private static final SourceOptions DEFAULTS = SourceOptions.defaults();
  private static final SourceOptions DENSE = DEFAULTS.with(ArrayView.SPIKES);

  @TempDir Path folder;

  private Dataset open(Path file, SourceOptions options) {
    return Sources.open(
        file.toString(), new DataDirectory(folder, DataDirectory.Origin.OPTION), 1, options);
  }

  /** The spikes of a sample as "step:channel", by its identity. */
  private static List<String> spikes(Dataset set, String identity, int steps) {
    for (Dataset.NamedSplit part : set.splits()) {
      for (int i = 0; i < part.split().size(); i++) {
        if (part.split().identity(i).equals(identity)) {
          return spikes(part.split(), i, steps);
        }
      }
    }
    throw new AssertionError(identity);
  }

  private static List<String> spikes(Dataset.Split split, int index, int steps) {
    var source = split.spikes().orElseThrow();
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, source.channels());
    source.write(index, steps, builder);
    builder.endSample();
    SpikeBatch batch = builder.build();
    return IntStream.range(0, steps)
        .boxed()
        .flatMap(
            t ->
                IntStream.range(batch.begin(0, t), batch.end(0, t))
                    .mapToObj(i -> t + ":" + batch.channel(i)))
        .toList();
  }

  private static int label(Dataset set, String identity) {
    for (Dataset.NamedSplit part : set.splits()) {
      for (int i = 0; i < part.split().size(); i++) {
        if (part.split().identity(i).equals(identity)) {
          return part.split().label(i);
        }
      }
    }
    throw new AssertionError(identity);
  }

  private static Set<String> origins(Dataset.Split split) {
    return IntStream.range(0, split.size())
        .mapToObj(i -> split.place(i).origin())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {SpikeFixture.PYTABLES, SpikeFixture.H5PY})
  void timesAreBinnedToStepsAndUnitsAreChannels(String name) {
    Path file = SpikeFixture.copy(name, folder);
    SourceOptions second =
        DEFAULTS.with(new TableOptions(List.of(), 1_000, 0, TableOptions.Missing.REFUSE));
    Dataset set = open(file, second);
    assertEquals(SpikeFixture.UNITS, set.train().spikes().orElseThrow().channels());
    // Spike j of sample 4 (index 3) is at (j + 1) / 16 s, so in step j + 1 of 16 steps a second.
    assertEquals(List.of("1:1", "2:4", "3:7"), spikes(set, "sample 4", 16));
    assertEquals(List.of("0:1", "0:4", "0:7"), spikes(set, "sample 4", 5));
    assertEquals(List.of(), spikes(set, "sample 1", 16));
    assertEquals(1, label(set, "sample 5"));
  }

  @Test
  void withoutALengthTheLastSpikeIsInTheLastStep() {
    Dataset set = open(SpikeFixture.copy(SpikeFixture.PYTABLES, folder), DEFAULTS);
    assertTrue(spikes(set, "sample 12", 11).stream().anyMatch(spike -> spike.startsWith("10:")));
    assertTrue(
        set.notes()
            .contains(
                "Spikes of 12 samples, 3 classes: 66 spikes of 20 channels, times up to 0.6875 s."),
        set.notes().toString());
  }

  @Test
  void keysNameTheClassesAndSpeakersStayTogether() {
    Dataset set =
        Sources.open(
            SpikeFixture.copy(SpikeFixture.PYTABLES, folder).toString(),
            new DataDirectory(folder, DataDirectory.Origin.OPTION),
            1,
            DEFAULTS,
            OptionalDouble.of(0.2));
    assertEquals(List.of("zero", "one", "two"), set.classNames());
    List<Set<String>> parts = set.splits().stream().map(part -> origins(part.split())).toList();
    assertEquals(3, parts.size());
    Set<String> all = new HashSet<>();
    parts.forEach(all::addAll);
    assertEquals(6, all.size());
    assertEquals(6, parts.stream().mapToInt(Set::size).sum(), "no speaker is in two parts");
  }

  @Test
  void theTargetCountsSpikesPerBandAndTime() throws IOException {
    // Two samples of four channels in four steps: three spikes of channel 0 at the beginning, one
    // of
    // channel 3 at the end.
    Path file =
        csv(
            "sample,time,neuron",
            "0,0,0",
            "0,0,0",
            "0,1,0",
            "0,3,3",
            "1,0,0",
            "1,0,0",
            "1,1,0",
            "1,3,3");
    SourceOptions two = DEFAULTS.with(new PictureFormat(PictureFormat.Colours.GREY, 2, 2));
    Dataset set = open(file, two);
    float[] target = new float[4];
    set.train().copyTo(0, target, 0);
    assertEquals("2x2", set.shape().toString());
    // Channels 2 and 3 are above, time runs to the right; the most spikes of a cell are white.
    assertArrayEquals(new float[] {0, 1 / 3f, 1, 0}, target, 1e-6f);
  }

  @Test
  void filesOfSpikesAreRecognised() throws IOException {
    String hdf = SpikeFixture.copy(SpikeFixture.PYTABLES, folder).toString();
    assertEquals(SourceKind.SPIKES, Sources.kind(hdf).orElseThrow());
    assertEquals(Nature.COUNTED_SPIKES, Sources.nature(hdf).orElseThrow());
    String table = csv("Time;Unit;Sample;label", "1;2;3;a", "1;2;4;b").toString();
    assertEquals(SourceKind.SPIKE_TABLE, Sources.kind(table).orElseThrow());
    String other = csv("sample,time,neuron,voltage", "1,2,3,4", "1,2,3,4").toString();
    assertEquals(SourceKind.TABLE, Sources.kind(other).orElseThrow());
  }

  @Test
  void aTableOfSpikesHasSamplesInTheOrderOfTheirNumbers() throws IOException {
    Path file =
        csv(
            "label,sample,time_ms,channel",
            "b,7,12,1",
            "a,3,0,0",
            "a,3,999,2",
            "a,5,500,0",
            "b,9,1,1",
            "b,7,0,0");
    Dataset set =
        open(
            file,
            DEFAULTS.with(new TableOptions(List.of(), 1_000, 0, TableOptions.Missing.REFUSE)));
    assertEquals(List.of("a", "b"), set.classNames());
    assertEquals(List.of("0:0", "9:2"), spikes(set, "sample 1", 10));
    assertEquals(List.of("5:0"), spikes(set, "sample 2", 10));
    assertEquals(List.of("0:0", "0:1"), spikes(set, "sample 3", 10));
    assertEquals(1, label(set, "sample 4"));
  }

  @Test
  void invalidCellsAreRefused() throws IOException {
    assertTrue(refusal("0,0,x").contains("'x' is not a number"));
    assertTrue(refusal("0,-1,0").contains("a spike at time -1.0 in sample 1"));
    assertTrue(refusal("0,0,1.5").contains("a spike of channel 1.5 in sample 1"));
    assertTrue(refusal(",0,1").contains("has no sample in row 3"));
    Path labels = csv("sample,time,neuron,class", "0,0,0,a", "0,1,0,b", "1,0,0,b", "1,1,0,b");
    assertTrue(
        refusal(() -> open(labels, DEFAULTS))
            .contains("the 'class' a and b in one sample, see row 2"));
  }

  private String refusal(String row) throws IOException {
    Path file = csv("sample,time,neuron", "0,0,0", "1,0,0", row);
    return refusal(() -> open(file, DEFAULTS));
  }

  @Test
  void listsInArraysKeepTheirSteps() throws IOException {
    Path file = folder.resolve("spikes.npz");
    try (OutputStream out = Files.newOutputStream(file);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("sample", new int[] {2, 0, 0, 1, 3});
      npz.add("time", new float[] {4, 0, 9, 5, 1}, List.of(5));
      npz.add("neuron", new int[] {6, 0, 7, 5, 3});
      npz.add("value", new float[] {1, 1, 0.5f, 1, 1}, List.of(5));
      npz.add("label", new int[] {8, 8, 9, 9});
      npz.add("steps", new int[] {10});
      npz.add("neurons", new int[] {12});
    }
    Dataset set = open(file, DEFAULTS);
    assertEquals(12, set.train().spikes().orElseThrow().channels());
    assertEquals(List.of("8", "9"), set.classNames());
    assertEquals(List.of("0:0", "9:7"), spikes(set, "sample 1", 10));
    assertEquals(List.of("4:6"), spikes(set, "sample 3", 10));
    assertEquals("12x10", set.shape().toString());
    assertTrue(set.notes().contains("The spikes have values, which are not read."));
    assertTrue(set.notes().contains("With --steps 10 every spike keeps its own step."));
  }

  @Test
  void listsThatDoNotBelongTogetherAreRefused() throws IOException {
    Path file = folder.resolve("spikes.npz");
    try (OutputStream out = Files.newOutputStream(file);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("sample", new int[] {0, 1});
      npz.add("time", new float[] {4, 0, 9}, List.of(3));
      npz.add("neuron", new int[] {6, 0});
    }
    assertTrue(
        refusal(() -> open(file, DEFAULTS))
            .contains("array 'time', has 3 elements for 2 spikes; save one for each spike"));
  }

  private Path dense(float... last) throws IOException {
    Path file = folder.resolve("dense.npz");
    float[] values = new float[4 * 3 * 2];
    values[0] = 1; // sample 1, step 0, channel 0
    values[3] = 2; // step 1, channel 1
    System.arraycopy(last, 0, values, values.length - last.length, last.length);
    try (OutputStream out = Files.newOutputStream(file);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("x", values, List.of(4, 3, 2));
      npz.add("y", new int[] {0, 0, 1, 1});
    }
    return file;
  }

  @Test
  void anArrayOfStepsAndChannelsHoldsSpikes() throws IOException {
    Dataset set = open(dense(1), DENSE);
    assertEquals(List.of("0:0", "1:1"), spikes(set, "sample 1", 3));
    assertEquals(List.of("2:1"), spikes(set, "sample 4", 3));
    assertEquals("2x3", set.shape().toString());
    assertTrue(
        open(dense(1), DEFAULTS).train().spikes().isEmpty(), "values, unless they are asked for");
  }

  @Test
  void valuesOtherThanCountsAreRefused() throws IOException {
    for (float wrong : new float[] {0.5f, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      Path file = dense(wrong);
      String message = refusal(() -> open(file, DENSE));
      assertTrue(
          message.contains("has the value " + (double) wrong + " (sample 4, step 3, channel 2)"),
          message);
    }
    Path flat = folder.resolve("flat.npz");
    try (OutputStream out = Files.newOutputStream(flat);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("x", new float[6], List.of(3, 2));
    }
    assertTrue(refusal(() -> open(flat, DENSE)).contains("[samples, steps, channels]"));
  }

  @Test
  void arraysInTwoPartsAreTakenAsPublished() throws IOException {
    Path file = folder.resolve("parts.npz");
    try (OutputStream out = Files.newOutputStream(file);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("x_train", new float[] {1, 0, 0, 1, 1, 1, 0, 0}, List.of(2, 2, 2));
      npz.add("y_train", new int[] {0, 1});
      npz.add("x_test", new float[] {0, 1, 1, 0}, List.of(1, 2, 2));
      npz.add("y_test", new int[] {1});
    }
    Dataset set = open(file, DENSE);
    assertEquals(2, set.train().size());
    assertEquals(1, set.test().label(0));
    assertEquals(List.of("0:1", "1:0"), spikes(set.test(), 0, 2));
    assertEquals(Dataset.AS_PUBLISHED, set.splitRule());
  }

  @Test
  void damagedHdf5IsReadOrRefusedInASentence() throws IOException {
    Path file = SpikeFixture.copy(SpikeFixture.PYTABLES, folder);
    Damage.flip(
        file,
        damaged -> {
          Dataset set = SpikeHdf5.is(damaged) ? open(damaged, DEFAULTS) : null;
          if (set != null) {
            spikes(set.train(), 0, 8);
          }
        });
  }

  private Path csv(String... lines) throws IOException {
    return Files.writeString(folder.resolve("spikes.csv"), String.join("\n", lines) + "\n");
  }

  private static String refusal(Runnable action) {
    String message = assertThrows(DataException.class, action::run).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }
}

package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SpikeSource;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.event.BinFile;
import spikeloom.event.EventStream;
import spikeloom.event.Sensor;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NumpyArray;
import spikeloom.spike.SpikeBatchBuilder;

class SpikesExportTest {
  @TempDir Path folder;

  @Test
  void arraysTextAndRecordingsHoldTheSameSpikes() throws IOException {
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "")) {
      SpikesExport export = new SpikesExport(model, model.task().dataset().test(), 12);
      export.npz(folder.resolve("s.npz"));
      export.csv(folder.resolve("s.csv"));
      ExportReport report = export.bin(folder.resolve("s"));
      assertEquals(Optional.of(0.0), report.difference());
      assertEquals("reading the events back, times in steps", report.judge());
    }
    Map<String, NumpyArray> arrays = Npz.read(folder.resolve("s.npz"));
    NumpyArray sample = get(arrays, "sample");
    NumpyArray time = get(arrays, "time");
    NumpyArray neuron = get(arrays, "neuron");
    List<String> lines = Files.readAllLines(folder.resolve("s.csv"));
    assertEquals("sample,time,neuron,value", lines.get(0));
    assertEquals(sample.size() + 1, lines.size());
    assertEquals(12, get(arrays, "label").size());
    int events = 0;
    try (Stream<Path> files = Files.walk(folder.resolve("s"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        EventStream stream = BinFile.read(file, new Sensor(8, 1));
        int index = Integer.parseInt(String.valueOf(file.getFileName()).substring(0, 2)) - 1;
        int at = 0;
        while (sample.number(at) != index) {
          at++;
        }
        for (int i = 0; i < stream.count(); i++, events++) {
          assertEquals(1000 * time.number(at + i), stream.time(i));
          assertEquals(neuron.number(at + i), stream.x(i));
          assertEquals(
              "%d,%.0f,%d,1".formatted(index, time.number(at + i), stream.x(i)),
              lines.get(at + i + 1));
        }
      }
    }
    assertEquals(sample.size(), events);
    assertTrue(get(arrays, "about").text(0).contains("plan:"));
  }

  @Test
  void exportedSpikesComeBackAsADataSetOfTheSameSpikes() throws IOException {
    int steps;
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "")) {
      steps = model.autoencoder().steps();
      SpikesExport export = new SpikesExport(model, model.task().dataset().test(), 12);
      export.npz(folder.resolve("s.npz"));
      export.csv(folder.resolve("s.csv"));
    }
    List<String> lines = Files.readAllLines(folder.resolve("s.csv"));
    Set<String> exported =
        lines.subList(1, lines.size()).stream()
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(lines.size() - 1, exported.size());
    assertEquals(exported, spikes(folder.resolve("s.npz"), steps));
    assertEquals(exported, spikes(folder.resolve("s.csv"), steps));
  }

  /** The spikes of all samples of a file that is opened as a data set, as in a CSV. */
  private Set<String> spikes(Path file, int steps) {
    Dataset set =
        Sources.open(
            file.toString(),
            DataDirectory.given(folder.toString()),
            1,
            SourceOptions.defaults()
                .with(new TableOptions(List.of(), steps, 0, TableOptions.Missing.REFUSE)));
    Set<String> spikes = new TreeSet<>();
    for (Dataset.Split split : List.of(set.train(), set.test())) {
      SpikeSource source = split.spikes().orElseThrow();
      for (int i = 0; i < split.size(); i++) {
        int sample = Integer.parseInt(split.identity(i).substring("sample ".length())) - 1;
        SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, source.channels());
        source.write(i, steps, builder);
        builder.endSample();
        builder
            .build()
            .raster(0)
            .forEach((t, n, value) -> spikes.add("%d,%.0f,%d".formatted(sample, t, n)));
      }
    }
    return spikes;
  }

  @Test
  void recordingsReplaceOnlyRecordingsAndNoLinks() throws IOException {
    Path place = folder.resolve("s");
    Path other = Files.writeString(folder.resolve("other.txt"), "kept");
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "")) {
      SpikesExport export = new SpikesExport(model, model.task().dataset().test(), 12);
      export.bin(place);
      export.bin(place);
      Path inside;
      try (Stream<Path> classes = Files.list(place)) {
        inside = classes.findFirst().orElseThrow();
      }
      Path notes = Files.writeString(inside.resolve("notes.txt"), "mine");
      String message = refusal(export, place);
      assertTrue(
          message.endsWith("/notes.txt, which is not part of an export; choose another folder."),
          message);
      assertEquals("mine", Files.readString(notes));
      Files.delete(notes);
      Path link = Files.createSymbolicLink(inside.resolve("99.bin"), other);
      assertTrue(refusal(export, place).contains("99.bin, which is a link"));
      Files.delete(link);
      Path alias = Files.createSymbolicLink(folder.resolve("alias"), place);
      assertTrue(refusal(export, alias).contains("is not a folder, but a file or a link"));
    }
    assertEquals("kept", Files.readString(other));
  }

  private static String refusal(SpikesExport export, Path place) {
    return String.valueOf(assertThrows(DataException.class, () -> export.bin(place)).getMessage());
  }

  private static NumpyArray get(Map<String, NumpyArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name));
  }

  @Test
  void gradedSpikesKeepTheirValuesButAreNotWrittenAsARecording() throws IOException {
    try (TrainedModel model =
        TinyRun.trained(
            folder.resolve("run"),
            "encoder=src hidden=none decoding=bins bin=2 steps=12 pulses=graded")) {
      SpikesExport export = new SpikesExport(model, model.task().dataset().train(), 5);
      export.npz(folder.resolve("s.npz"));
      NumpyArray value = get(Npz.read(folder.resolve("s.npz")), "value");
      boolean graded = false;
      for (int i = 0; i < value.size(); i++) {
        graded |= value.number(i) != 1;
      }
      assertTrue(graded);
      assertThrows(DataException.class, () -> export.bin(folder.resolve("s")));
    }
  }
}

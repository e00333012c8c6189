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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.event.BinFile;
import spikeloom.event.EventStream;
import spikeloom.event.Sensor;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NumpyArray;

class SpikesExportTest {
  @TempDir Path folder;

  @Test
  void arraysTextAndRecordingsHoldTheSameSpikes() throws IOException {
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "")) {
      SpikesExport export = new SpikesExport(model, model.task().dataset().test(), 12);
      export.npz(folder.resolve("s.npz"));
      export.csv(folder.resolve("s.csv"));
      export.bin(folder.resolve("s"));
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

  private static NumpyArray get(Map<String, NumpyArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name));
  }

  @Test
  void gradedSpikesKeepTheirValuesButAreNoRecording() throws IOException {
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

package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.exploration.TrainedModel;
import spikeloom.run.RunDirectory;

/** A run that version 0.1.0 wrote with plans of format 3, kept as it was. */
class OldRunTest {
  private static final Path STORED = Path.of("src", "test", "resources", "stored", "format-3");

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(STORED)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve("run").resolve(STORED.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void itIsMeasuredAsItWasThenAndItsDecoderLeaves() throws IOException {
    RunDirectory run = RunDirectory.openToRead(folder.resolve("run"));
    Dataset data = Catalog.strokes(3, Catalog.STROKES_TRAIN, Catalog.STROKES_TEST);
    List<String> notes = new ArrayList<>();
    try (TrainedModel model = TrainedModel.load(run, data, 1, notes::add)) {
      assertEquals(List.of(), notes, "the same samples");
      double then =
          new ObjectMapper()
              .readTree(run.path().resolve("summary.json").toFile())
              .path("test_distortion")
              .doubleValue();
      double now = model.evaluator().run(Integer.MAX_VALUE).distortion();
      assertEquals(then, now, 1e-6, "to the rounding of another processor");
      ExportReport report =
          new DecoderExport(model, 64, Strictness.REFUSE).onnx(folder.resolve("d.onnx"));
      assertTrue(report.difference().orElseThrow() <= 1e-5);
    }
    try (TrainedDecoder decoder = TrainedDecoder.load(run.path())) {
      assertEquals("4 neurons, 6 steps to 784 values", decoder.toString());
    }
  }
}

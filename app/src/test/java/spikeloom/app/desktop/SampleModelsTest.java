package spikeloom.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunSummary;
import spikeloom.spike.SpikePart;
import spikeloom.ui.model.Explorer;
import spikeloom.ui.model.SampleModel;

class SampleModelsTest {
  private final Desktop desktop = new Desktop();

  private SampleModel model(String name) {
    return desktop.sampleModels().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "beats"})
  void aModelThatShipsReconstructsWhatIsDrawnAboutAsWellAsItsRunReports(String name) {
    Path run = model(name).run().get();
    RunSummary summary = RunSummary.of(RunDirectory.openToRead(run)).orElseThrow();
    try (Explorer explorer = desktop.explore(run)) {
      assertTrue(explorer.drawingProblem().isEmpty());
      assertTrue(explorer.notes().isEmpty(), String.join(" ", explorer.notes()));
      double sum = 0;
      int samples = 50;
      for (int i = 0; i < samples; i++) {
        Sample drawn = explorer.encode(explorer.sample(i).target().values());
        Decoded decoded =
            explorer.decode(drawn, drawn.spikes(), SpikePart.first(drawn.spikes().length));
        sum += decoded.distortion();
      }
      double reported = summary.testDistortion();
      assertEquals(reported, sum / samples, 0.25 * Math.abs(reported));
    }
  }

  @Test
  void aModelIsUnpackedOnce() {
    SampleModel digits = model("digits");
    assertEquals(digits.run().get(), digits.run().get());
  }
}

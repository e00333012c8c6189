package spikeloom.app.experiment.src;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Tiny;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.run.RunDirectory;

/** How the constants of spiking recurrent cells and of the neurons beside them are chosen. */
final class SrcNetworksTest {
  @TempDir private Path folder;

  @Test
  void everyKindOfNeuronsHasAsManyCandidates() {
    for (int layers : List.of(1, 5)) {
      List<SrcNetworks.Constants> src =
          SrcNetworks.candidates(new SrcNetworks.Network("mnist", "src", layers));
      List<SrcNetworks.Constants> lif =
          SrcNetworks.candidates(new SrcNetworks.Network("mnist", "lif", layers));
      assertEquals(src.size(), lif.size());
      assertEquals(src.size(), new HashSet<>(src).size());
      assertEquals(lif.size(), new HashSet<>(lif).size());
    }
  }

  @Test
  void theChoiceTrainsWithASeedThatIsNotReportedAndTheReportWithTheChosenConstants() {
    TinyLab tiny = new TinyLab(folder, 1);
    LabRequest.Effort effort = new LabRequest.Effort(true, 1, null);
    Lab lab = new Lab(new LabRequest(folder, effort, 3, 1, null, List.of()), tiny, s -> {});
    SrcNetworks.Network network = new SrcNetworks.Network(Tiny.DIGITS, "lif", 1);
    ValidationChoice<SrcNetworks.Constants> choice = SrcNetworks.choose(lab, network);
    assertEquals(SrcNetworks.candidates(network).size(), tiny.trained.size());
    for (Path run : tiny.trained) {
      assertEquals("2", settings(run).get(Setting.SEED), run.toString());
    }
    for (ValidationChoice.Tried<SrcNetworks.Constants> tried : choice.tried()) {
      assertTrue(tried.loss() >= 0 && tried.loss() <= 1, choice.toString());
    }
    tiny.trained.clear();
    SrcNetworks.Constants other = SrcNetworks.candidates(network).get(3);
    try (TrainedModel model = SrcNetworks.train(lab, other, 3)) {
      assertTrue(model.task().dataset().validation().size() > 0);
    }
    Map<Setting, String> trained = settings(tiny.trained.get(0));
    assertEquals("3", trained.get(Setting.SEED));
    assertEquals(other.learningRate(), Double.parseDouble(trained.get(Setting.LEARNING_RATE)));
  }

  private static Map<Setting, String> settings(Path run) {
    return Setting.all(RunDirectory.openToRead(run).plan());
  }
}

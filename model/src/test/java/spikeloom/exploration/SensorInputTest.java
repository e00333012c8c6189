package spikeloom.exploration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.RecordedBars;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.spike.SignalShape;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;
import spikeloom.training.Trainer;

class SensorInputTest {
  private static final SignalShape.Image SENSOR = new SignalShape.Image(2, 6, 6);

  @TempDir Path folder;

  private Optional<SensorInput> trained(String changes, Dataset data) {
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), changes);
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, folder, data));
    TrainedModel model = TrainedModel.load(RunDirectory.openToRead(folder), data, 1, note -> {});
    try (Exploration exploration = new Exploration(model)) {
      return exploration.sample(1).sensor();
    }
  }

  @Test
  void samplesOfACameraKnowItsPixels() {
    assertEquals(
        Optional.of(new SensorInput(SENSOR, OptionalLong.empty())),
        trained("encoding=events", RecordedBars.dataset(40, 20)));
  }

  @Test
  void encodedPicturesAreNotARecording() {
    assertEquals(Optional.empty(), trained("decoder=mlp", Catalog.strokes(1, 40, 20)));
  }

  @Test
  void channelsThatAreNotThePixelsHaveNoArrangement() {
    Dataset.Split split = RecordedBars.dataset(4, 2).test();
    assertEquals(Optional.empty(), SensorInput.of(split, SENSOR.size() - 1));
  }
}

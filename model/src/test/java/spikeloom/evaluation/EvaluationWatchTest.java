package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Bars;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

final class EvaluationWatchTest {
  private static TrainingPlan plan() {
    return Setting.change(
        TrainingPlan.defaults(),
        Map.of(
            Setting.STEPS, "4",
            Setting.HIDDEN, "6",
            Setting.LATENT, "4",
            Setting.DECODER_HIDDEN, "6",
            Setting.EPOCHS, "1",
            Setting.THREADS, "1"));
  }

  @Test
  void everyEvaluationOfAModelIsFollowedBatchByBatchAndCanBeEnded(@TempDir Path folder) {
    Path path = folder.resolve("run");
    try (RunDirectory run = RunDirectory.create(path, plan());
        Trainer trainer =
            new Trainer(
                Bars.dataset(16, 150), run, new TrainingListener() {}, new TrainingControl())) {
      trainer.run();
    }
    List<String> reported = new ArrayList<>();
    try (TrainedModel model =
        TrainedModel.load(RunDirectory.openToRead(path), Bars.dataset(16, 150), 1, note -> {})) {
      final double unwatched = model.evaluator().run(150).distortion();
      model.watch((done, samples) -> reported.add(done + "/" + samples));
      assertEquals(unwatched, model.evaluator().run(150).distortion());
      assertEquals(List.of("0/150", "64/150", "128/150", "150/150"), reported);
      reported.clear();
      model.causalDecoding().curve(100);
      assertEquals(List.of("0/100", "64/100"), reported);
      reported.clear();
      model.information().measure(70, 8);
      assertEquals(List.of("0/70", "64/70"), reported.subList(0, 2));

      model.watch(
          (done, samples) -> {
            if (done >= 64) {
              throw new CancellationException();
            }
          });
      assertThrows(CancellationException.class, () -> model.evaluator().run(150));
      assertThrows(CancellationException.class, () -> model.causalDecoding().curve(100));
      assertThrows(CancellationException.class, () -> model.information().measure(70, 8));
    }
  }
}

package spikeloom.app.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

final class LabTest {
  @TempDir private Path folder;

  private static double distortion(TinyLab tiny, String name, TrainingPlan plan) {
    try (TrainedModel model = tiny.lab().train(name, plan)) {
      return model.evaluator().run(100).distortion();
    }
  }

  @Test
  void aRunThatIsThereIsNotTrainedAgain() {
    TinyLab first = new TinyLab(folder, 1);
    double distortion = distortion(first, "one", first.plan());
    assertEquals(List.of(folder.resolve("runs").resolve("one")), first.trained);
    TinyLab second = new TinyLab(folder, 1);
    assertEquals(distortion, distortion(second, "one", second.plan()));
    assertEquals(List.of(), second.trained);
  }

  @Test
  void aRunThatWasStoppedContinuesToTheSameEnd() throws IOException {
    TinyLab whole = new TinyLab(folder.resolve("whole"), 1);
    final double distortion = distortion(whole, "one", whole.plan());
    Path out = folder.resolve("stopped");
    TinyLab stopped = new TinyLab(out, 1).stopping();
    Lab.Stopped e =
        assertThrows(Lab.Stopped.class, () -> stopped.lab().train("one", stopped.plan()));
    assertEquals("Stopped. Continue with the same command and --out " + out + ".", e.getMessage());
    assertFalse(Files.exists(out.resolve("runs/one/summary.json")));
    TinyLab again = new TinyLab(out, 1);
    assertEquals(distortion, distortion(again, "one", again.plan()));
    assertEquals(1, again.trained.size());
    String log = Files.readString(out.resolve("runs/one/log.txt"));
    assertTrue(log.contains("stopped at step") && log.contains("resumed at step"), log);
  }

  @Test
  void aRunOfAnotherPlanIsRefusedWithWhatIsDifferent() {
    TinyLab tiny = new TinyLab(folder, 1);
    tiny.lab().train("one", tiny.plan()).close();
    assertEquals(
        folder.resolve("runs").resolve("one")
            + " holds a run with --latent 12, but --latent 13 is requested: choose another folder"
            + " with --out.",
        refused(tiny, Map.of(Setting.LATENT, "13")));
    assertTrue(
        refused(tiny, Map.of(Setting.LIMIT, ""))
            .contains("holds a run with --limit 200, but no --limit is requested"));
    assertTrue(refused(tiny, Map.of(Setting.GAIN, "0.5")).contains("--gain 0.5 is requested"));
    assertEquals(1, tiny.trained.size());
  }

  private static String refused(TinyLab tiny, Map<Setting, String> changes) {
    TrainingPlan other = Setting.change(tiny.plan(), changes);
    return String.valueOf(
        assertThrows(RunException.class, () -> tiny.lab().train("one", other)).getMessage());
  }

  @Test
  void threadsAndTheFolderOfTheDataDoNotMakeAnotherPlan() {
    TinyLab tiny = new TinyLab(folder, 1);
    tiny.lab().train("one", tiny.plan()).close();
    TrainingPlan moved =
        Setting.change(
            tiny.plan(), Map.of(Setting.THREADS, "2", Setting.DATA_DIR, folder.toString()));
    tiny.lab().train("one", moved).close();
    assertEquals(1, tiny.trained.size());
  }

  @Test
  void aPlanThatItsDataRefuseLeavesTheFolderFree() {
    TinyLab tiny = new TinyLab(folder, 1);
    TrainingPlan impossible = Setting.change(tiny.plan(), Map.of(Setting.LAG, "1"));
    assertThrows(PlanException.class, () -> tiny.lab().train("one", impossible));
    tiny.lab().train("one", tiny.plan()).close();
  }

  @Test
  void trialsHaveSeedsOneAfterTheOther() {
    assertArrayEquals(new long[] {3, 4}, new TinyLab(folder, 1).lab().seeds(5));
    assertEquals(5, new LabRequest.Effort(false, null, null).trials(5));
    assertEquals(1, new LabRequest.Effort(true, null, null).trials(5));
    assertEquals(4, new LabRequest.Effort(true, 4, null).trials(5));
  }

  @Test
  void dataThatAreDrawnAreDrawnOnceForEverySeed() {
    Lab lab = new TinyLab(folder, 1).lab();
    assertSame(lab.dataset("strokes", 1), lab.dataset("strokes", 1));
    assertNotSame(lab.dataset("strokes", 1), lab.dataset("strokes", 2));
  }
}

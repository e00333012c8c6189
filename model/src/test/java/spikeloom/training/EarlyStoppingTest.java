package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.array.NumericException;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Bars;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.SavedCheckpoint;
import spikeloom.run.Sentences;

final class EarlyStoppingTest {
  // A large learning rate and few samples: the validation loss rises before the last epoch.
  private static final TrainingPlan OVERFITTING =
      Plans.with(
          Plans.tiny(DecoderKind.MLP, 40, 1), "learning-rate=0.1 patience=2 decoder-hidden=64");

  private static final long STEPS = 6; // of an epoch

  @TempDir Path folder;

  private static Dataset data() {
    Dataset all = Bars.dataset(48, 20);
    return new Dataset(
        all.name(),
        all.classNames(),
        all.train(),
        Bars.dataset(8, 30).test(),
        all.test(),
        all.splitRule(),
        all.notes());
  }

  @Test
  void itStopsAfterSoManyEpochsWithoutASmallerLoss() {
    EarlyStopping stopping = new EarlyStopping(2);
    assertTrue(stopping.add(3));
    assertTrue(stopping.add(2));
    assertFalse(stopping.add(2.5));
    assertFalse(stopping.over());
    assertFalse(stopping.add(2.4));
    assertTrue(stopping.over());
    assertEquals(2, stopping.bestEpoch());
    assertThrows(NumericException.class, () -> stopping.add(Double.NaN));
    EarlyStopping never = new EarlyStopping(null);
    never.add(1);
    never.add(2);
    assertFalse(never.over());
  }

  @Test
  void theWeightsAreThoseOfTheBestEpoch() throws IOException {
    Path run = folder.resolve("run");
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(OVERFITTING, run, data()));
    int epochs =
        Integer.parseInt(
            String.valueOf(RunResults.summary(run).get("\"epochs\"")).replace(",", ""));
    assertTrue(epochs < 40, epochs + " epochs");
    int best = epochs - 2;
    assertTrue(Files.readString(run.resolve("log.txt")).contains("those of epoch " + best));
    try (RunDirectory read = RunDirectory.openToRead(run)) {
      SavedCheckpoint kept = read.best().latest(note -> {}).orElseThrow();
      assertEquals(STEPS * best, kept.position().step());
      assertArrayEquals(
          kept.load().arrays().get("decoder parameters"),
          RunResults.last(run).arrays().get("decoder parameters"));
      assertEquals(STEPS * epochs, RunResults.lastStep(run));
    }
  }

  private static void stopAfter(Path path, int epochs) {
    TrainingControl control = new TrainingControl();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            if (progress.step() >= STEPS * epochs) {
              control.stop();
            }
          }
        };
    try (RunDirectory run = RunDirectory.openToWrite(path);
        Trainer trainer = new Trainer(data(), run, listener, control)) {
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
    }
  }

  @Test
  void aRunThatIsStoppedInBetweenEndsLikeOneThatIsNot() throws IOException {
    Path whole = folder.resolve("whole");
    ResumeTest.start(OVERFITTING, whole, data());
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, OVERFITTING).close();
    stopAfter(stopped, 2);
    assertEquals(
        Trainer.Outcome.FINISHED, ResumeTest.resume(stopped, data(), new TrainingControl()));
    RunResults.requireSame(whole, stopped);
  }

  @Test
  void patienceNeedsAValidationPart() {
    PlanException e =
        assertThrows(
            PlanException.class,
            () -> ResumeTest.start(OVERFITTING, folder.resolve("run"), Bars.dataset(48, 20)));
    assertTrue(Sentences.require(e).contains("needs a validation part"), e.getMessage());
  }
}

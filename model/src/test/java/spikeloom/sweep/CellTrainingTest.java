package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.RunException;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunMarks;
import spikeloom.run.RunSummary;
import spikeloom.run.RungFile;
import spikeloom.sweep.TinySweep.Listener;
import spikeloom.training.RunResults;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

final class CellTrainingTest {
  private static final TrainingListener NOBODY = new TrainingListener() {};

  @TempDir private Path folder;

  private CellOutcome train(Cell cell) {
    return TinySweep.training().train(cell, NOBODY, new TrainingControl());
  }

  @Test
  void aCellThatIsDoneIsNotTrainedAgain() throws IOException {
    Cell cell = TinySweep.cell(folder, "latent=12");
    assertEquals(Optional.empty(), CellTraining.known(cell));
    assertEquals(CellOutcome.DONE, train(cell));
    String log = Files.readString(cell.run().resolve("log.txt"));
    assertEquals(CellOutcome.DONE, train(cell));
    assertEquals(log, Files.readString(cell.run().resolve("log.txt")));
    assertEquals(Optional.of(CellOutcome.DONE), CellTraining.known(cell));
  }

  @Test
  void aCellThatWasStoppedIsResumedToTheSameBits() throws IOException {
    Cell whole = TinySweep.cell(folder.resolve("whole"), "latent=12");
    train(whole);
    Cell cell = TinySweep.cell(folder.resolve("stopped"), "latent=12");
    TrainingControl control = new TrainingControl();
    Listener listener = new Listener(control, 20);
    assertEquals(
        CellOutcome.STOPPED, TinySweep.training().train(cell, listener.training(cell), control));
    assertEquals(Optional.empty(), CellTraining.known(cell));
    assertEquals(
        CellOutcome.STOPPED,
        TinySweep.training().train(cell, NOBODY, control),
        "a control that was stopped stops every cell");
    assertEquals(CellOutcome.DONE, train(cell));
    RunResults.requireSame(whole.run(), cell.run());
  }

  @Test
  void aCellThatIsPausedAtSharesEndsWithTheBitsOfOneThatIsNot() throws IOException {
    Cell whole = TinySweep.cell(folder.resolve("whole"), "latent=12");
    train(whole);
    Cell cell = TinySweep.cell(folder.resolve("paused"), "latent=12");
    for (double share : List.of(1.0 / 9, 1.0 / 3)) {
      assertEquals(CellOutcome.DONE, train(cell.until(share)));
      assertEquals(Math.round(60 * share), RunResults.lastStep(cell.run()));
      assertFalse(Files.exists(cell.run().resolve("summary.json")));
    }
    assertEquals(CellOutcome.DONE, train(cell));
    RunResults.requireSame(whole.run(), cell.run());
    List<RungFile.Rung> rungs = RungFile.of(RunDirectory.openToRead(cell.run())).all();
    assertEquals(List.of(7L, 20L), rungs.stream().map(RungFile.Rung::step).toList());
  }

  @Test
  void theFiguresOfAShareAreThoseOfTheWholeValidationPart() {
    Cell cell = TinySweep.cell(folder, "latent=12");
    train(cell);
    Cell almost = TinySweep.cell(folder.resolve("almost"), "latent=12").until(0.999);
    train(almost);
    RunSummary summary = RunSummary.of(RunDirectory.openToRead(cell.run())).orElseThrow();
    RungFile.Rung rung = RungFile.of(RunDirectory.openToRead(almost.run())).at(0.999).orElseThrow();
    assertEquals(60, rung.step());
    assertEquals(summary.validationDistortion(), rung.distortion());
    assertEquals(summary.validationRateBits(), rung.rateBits());
    assertTrue(rung.loss() > rung.distortion());
  }

  @Test
  void aCellThatAnotherProcessTrainsIsLeftToIt() {
    Cell cell = TinySweep.cell(folder, "latent=12");
    RunDirectory other = RunDirectory.create(cell.run(), cell.plan());
    assertEquals(CellOutcome.IN_USE, train(cell));
    other.close();
    assertEquals(CellOutcome.DONE, train(cell));
  }

  @Test
  void aCellWhoseLossIsNotFiniteIsMarkedAndNotTriedAgain() throws IOException {
    Cell cell = TinySweep.cell(folder, "latent=12");
    RunDirectory run = RunDirectory.create(cell.run(), cell.plan());
    RunMarks.diverged(run, "The loss became infinite.");
    run.close();
    assertEquals(CellOutcome.DIVERGED, train(cell));
    assertEquals(
        "The loss became infinite.\n", Files.readString(cell.run().resolve("diverged.txt")));
    assertEquals(CellOutcome.DIVERGED, train(cell.until(0.5)));
  }

  @Test
  void aFolderWithAnotherPlanIsRefused() {
    train(TinySweep.cell(folder, "latent=12"));
    Cell other =
        new Cell(
            "other",
            TinySweep.cell(folder, "latent=11").plan(),
            TinySweep.cell(folder, "latent=12").run());
    assertEquals(
        other.run()
            + " holds a run with --latent 12, but --latent 11 is requested: choose another folder"
            + " with --out.",
        assertThrows(RunException.class, () -> train(other)).getMessage());
  }
}

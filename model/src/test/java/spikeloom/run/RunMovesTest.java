package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;

class RunMovesTest {
  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void aRun() {
    run = folder.resolve("run");
    RunDirectory.create(run, TrainingPlan.defaults()).close();
  }

  @Test
  void aRenamedRunIsTheSameInAnotherFolder() {
    Path renamed = RunMoves.rename(run, " better name ");
    assertEquals(folder.resolve("better name"), renamed);
    assertFalse(Files.exists(run));
    assertEquals(TrainingPlan.defaults(), RunDirectory.openToRead(renamed).plan());
    RunDirectory.openToWrite(renamed).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ".", "..", "a/b", "a\\b", "/a", "a\u0000b", "a\nb", "\u202ea"})
  void aNameThatCannotBeUsedIsRefused(String name) {
    assertTrue(RunMoves.problem(name.strip()).orElseThrow().endsWith("."));
    assertThrows(RunException.class, () -> RunMoves.rename(run, name));
    assertTrue(RunDirectory.holdsRun(run));
  }

  @Test
  void aNameHasAtMost200Characters() {
    assertEquals(Optional.empty(), RunMoves.problem("a".repeat(200)));
    assertEquals(
        Optional.of("The name of a run must have at most 200 characters."),
        RunMoves.problem("a".repeat(201)));
  }

  @Test
  void aNameThatExistsIsRefusedEvenForAnEmptyFolderOrABrokenLink() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    for (String name : new String[] {"empty", "link", "run"}) {
      RunException refused =
          assertThrows(RunException.class, () -> RunMoves.rename(run, name), name);
      assertEquals(
          "There is already a file or folder " + folder.resolve(name) + ".", refused.getMessage());
    }
    assertTrue(RunDirectory.holdsRun(run));
  }

  @Test
  void aRunThatIsTrainedHereIsNotMoved() {
    try (RunDirectory trained = RunDirectory.openToWrite(run)) {
      RunException refused =
          assertThrows(RunInUseException.class, () -> RunMoves.rename(run, "other"));
      assertEquals(run + " is in use: this program is training in it.", refused.getMessage());
      trained.log("still here");
    }
    RunMoves.rename(run, "other");
    assertTrue(RunDirectory.holdsRun(folder.resolve("other")));
  }

  @Test
  void aRunThatAnotherProcessTrainsIsNotMoved() throws Exception {
    Process other = OtherProcess.hold(run);
    try {
      assertThrows(RunInUseException.class, () -> RunMoves.rename(run, "other"));
      assertTrue(RunDirectory.holdsRun(run));
    } finally {
      other.destroy();
      other.waitFor();
    }
    RunMoves.rename(run, "other");
  }

  @Test
  void aRunWhoseLockWasReleasedOrReplacedByALinkCanBeMoved() throws IOException {
    Path lock = run.resolve("run.lock");
    assertTrue(Files.exists(lock));
    Files.delete(lock);
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
    Files.createSymbolicLink(lock, elsewhere);
    try (FileChannel held = FileChannel.open(elsewhere, StandardOpenOption.WRITE)) {
      held.lock();
      RunMoves.rename(run, "other");
    }
    assertTrue(RunDirectory.holdsRun(folder.resolve("other")));
  }

  @Test
  void aFolderWithoutARunIsNotMoved() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThrows(RunException.class, () -> RunMoves.rename(other, "third"));
    assertTrue(Files.exists(other));
  }

  @Test
  void aMoveThatFailsIsASentenceAndNothingIsMoved() {
    RunException refused =
        assertThrows(
            RunException.class,
            () ->
                RunMoves.move(
                    run,
                    from -> {
                      throw new IOException("the disk is full");
                    }));
    assertEquals(run + " cannot be moved: the disk is full.", refused.getMessage());
    RunDirectory.openToWrite(run).close();
  }
}

package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOverviewTest {
  @TempDir Path folder;

  @Test
  void runsAreListedTheNewestFirstAndOtherFoldersAreLeftOut() throws IOException {
    for (String name : List.of("old", "new")) {
      RunDirectory.create(folder.resolve(name), TrainingPlan.defaults()).close();
    }
    Files.setLastModifiedTime(folder.resolve("old").resolve("plan.json"), FileTime.fromMillis(1));
    Files.createDirectories(folder.resolve("notes"));
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken").resolve("plan.json"), "{");
    List<RunOverview> runs = RunOverview.below(folder, note -> {});
    assertEquals(List.of("new", "old"), runs.stream().map(RunOverview::name).toList());
    assertFalse(runs.get(0).finished());
    assertEquals(Optional.empty(), runs.get(0).last());
    assertEquals(Optional.empty(), runs.get(0).picture());
  }

  @Test
  void aRunWithDamagedReportsDoesNotHideTheOthers() throws IOException {
    for (String name : List.of("whole", "damaged")) {
      RunDirectory.create(folder.resolve(name), TrainingPlan.defaults()).close();
    }
    Files.write(folder.resolve("damaged").resolve("metrics.csv"), new byte[] {1, -2, 3, 10, 44});
    List<RunOverview> runs = RunOverview.below(folder, note -> {});
    assertTrue(runs.stream().anyMatch(run -> run.name().equals("whole")));
  }

  @Test
  void aFolderThatDoesNotExistHoldsNoRuns() {
    assertEquals(List.of(), RunOverview.below(folder.resolve("nowhere"), note -> {}));
  }

  @Test
  void aFolderIsTheSameHoweverItIsNamed() {
    RunDirectory.create(folder.resolve("a"), TrainingPlan.defaults()).close();
    RunOverview run = RunOverview.of(folder.resolve("a"), note -> {});
    assertFalse(run.liesIn(folder.resolve("b")));
    assertTrue(run.liesIn(folder.resolve("a/../a")));
  }
}

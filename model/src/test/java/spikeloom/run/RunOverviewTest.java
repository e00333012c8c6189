package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.TrainingPlan;

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
  void aModelThatIsWorseThanTheMeanIsKnownFromItsSummary() {
    finished("better", summary(0.1, 0.2));
    finished("worse", summary(0.3, 0.2));
    finished("classes", summary(0.3, null));

    assertFalse(overview("better").worseThanMean());
    assertFalse(overview("classes").worseThanMean());
    RunOverview worse = overview("worse");
    assertTrue(worse.worseThanMean());
    assertEquals(
        "Warning: the model is worse than predicting the mean of the training samples (distortion"
            + " 0.3000, mean 0.2000). Train longer, lower the weight of the rate, or change the learning rate.",
        worse.comparison().flatMap(MeanComparison::warning).orElseThrow());
  }

  @Test
  void aSummaryWithoutFiguresComparesNothing() throws IOException {
    finished("run", summary(0.3, 0.2));
    assertEquals(0.3, overview("run").summary().orElseThrow().testDistortion());
    Path summary = folder.resolve("run").resolve("summary.json");
    Files.writeString(summary, "{\"test_distortion\": \"much\"}");
    assertEquals(Optional.empty(), overview("run").summary());
    assertEquals(Optional.empty(), overview("run").comparison());
  }

  private static RunSummary summary(double distortion, @Nullable Double mean) {
    return new RunSummary(
        distortion,
        mean,
        20,
        null,
        300.0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.3,
        0,
        1,
        1,
        2,
        2,
        5,
        1,
        "",
        "",
        null);
  }

  private RunOverview overview(String name) {
    return RunOverview.of(folder.resolve(name), note -> {});
  }

  private void finished(String name, RunSummary summary) {
    try (RunDirectory run = RunDirectory.create(folder.resolve(name), TrainingPlan.defaults())) {
      run.write(summary);
    }
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

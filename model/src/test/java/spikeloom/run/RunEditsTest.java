package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

class RunEditsTest {
  @TempDir Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void begin() {
    run = folder.resolve("run");
    RunDirectory.create(run, TrainingPlan.defaults()).close();
  }

  @Test
  void aChangeIsInThePlanInTheListAndInTheLog() throws IOException {
    TrainingPlan after = RunEdits.apply(run, Map.of(Setting.BETA, "0.05"));
    assertEquals("0.05", Setting.BETA.of(after));
    assertEquals("0.05", Setting.BETA.of(RunDirectory.openToRead(run).plan()));
    assertEquals(List.of("0,beta,0.001,0.05"), RunEdits.of(run));
    String log = Files.readString(run.resolve("log.txt"));
    assertTrue(log.contains("beta changed from 0.001 to 0.05 at step 0"), log);
  }

  @Test
  void changesAreKeptInTheirOrderAndWhatChangesNothingIsLeftOut() {
    RunEdits.apply(run, Map.of(Setting.BETA, "0.05"));
    RunEdits.apply(run, Map.of(Setting.BETA, "0.05", Setting.LEARNING_RATE, "0.0005"));
    assertEquals(2, RunEdits.of(run).size());
    assertTrue(RunEdits.of(run).get(1).startsWith("0,learning-rate,"), "" + RunEdits.of(run));
  }

  @Test
  void whatIsWrongOrCannotChangeIsRefusedAndThePlanStays() {
    assertThrows(PlanException.class, () -> RunEdits.apply(run, Map.of(Setting.BETA, "-1")));
    String fixed =
        String.valueOf(
            assertThrows(
                    PlanException.class, () -> RunEdits.apply(run, Map.of(Setting.LATENT, "3")))
                .getMessage());
    assertTrue(fixed.contains("latent cannot be changed"), fixed);
    assertEquals(List.of(), RunEdits.of(run));
    assertEquals("0.001", Setting.BETA.of(RunDirectory.openToRead(run).plan()));
  }

  @Test
  void aRunThatWorksIsNotTouched() {
    try (RunDirectory held = RunDirectory.openToWrite(run)) {
      assertEquals(run, held.path());
      assertThrows(RunException.class, () -> RunEdits.apply(run, Map.of(Setting.BETA, "0.05")));
    }
  }
}

package spikeloom.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.RunException;

/** Trials without run directories, and the deadline. */
final class TrialsTest {
  @TempDir private Path folder;

  private record Result(double accuracy, List<Integer> spikes) {}

  private Lab lab() {
    LabRequest.Effort effort = new LabRequest.Effort(false, null, null);
    return new Lab(
        new LabRequest(folder, effort, 1, 1, null, List.of()),
        (run, dataset) -> true,
        sentence -> {});
  }

  private static Result again() {
    throw new IllegalStateException("measured again");
  }

  @Test
  void aFinishedTrialIsReadAndNotMeasuredAgain() {
    Result result = new Result(0.9, List.of(1, 2));
    assertEquals(result, lab().trial("seed-1", "2 epochs", Result.class, () -> result));
    assertEquals(result, lab().trial("seed-1", "2 epochs", Result.class, TrialsTest::again));
  }

  @Test
  void aTrialWithOtherSettingsIsRefused() {
    lab().trial("seed-1", "2 epochs", Result.class, () -> new Result(0.9, List.of()));
    String complaint =
        assertThrows(
                RunException.class,
                () -> lab().trial("seed-1", "3 epochs", Result.class, TrialsTest::again))
            .getMessage();
    assertTrue(complaint.contains("2 epochs, but 3 epochs is requested"), complaint);
  }

  @Test
  void afterTheDeadlineNoTrialIsMeasuredButFinishedOnesAreRead() {
    Result result = new Result(0.9, List.of());
    lab().trial("seed-1", "2 epochs", Result.class, () -> result);
    try (Deadline deadline = Deadline.in(Duration.ZERO)) {
      assertTrue(Deadline.passed(), deadline.toString());
      assertEquals(result, lab().trial("seed-1", "2 epochs", Result.class, TrialsTest::again));
      assertThrows(
          Lab.Stopped.class,
          () -> lab().trial("seed-2", "2 epochs", Result.class, TrialsTest::again));
    }
    assertEquals(result, lab().trial("seed-2", "2 epochs", Result.class, () -> result));
  }

  @Test
  void aStoppedExperimentKeepsItsTime() throws Exception {
    lab().trial("seed-1", "2 epochs", Result.class, () -> new Result(0.9, List.of()));
    Files.writeString(folder.resolve("elapsed.json"), "{\"seconds\": 100}");
    assertTrue(lab().seconds() >= 100);
  }

  @Test
  void theDeadlineStopsLoopsAndTrainings() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    try (Deadline deadline = Deadline.in(Duration.ofMillis(50));
        StopRequest request = new StopRequest()) {
      Deadline.Watch watch = Deadline.watch(stopped::countDown);
      assertTrue(stopped.await(20, TimeUnit.SECONDS), deadline.toString());
      watch.close();
      assertTrue(request.asked());
    }
  }
}

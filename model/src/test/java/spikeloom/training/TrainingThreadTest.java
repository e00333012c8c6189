package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.file.DataException;
import spikeloom.learning.Bars;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;

final class TrainingThreadTest {
  private static final long LONG = 600_000; // ends a run that hangs; no run is timed

  @Test
  void aRunTellsItsListenerFromTheStartToTheEnd(@TempDir Path folder) throws Exception {
    Events events = new Events();
    TrainingPlan plan = Plans.tiny(DecoderKind.LINEAR, 3, 1);
    TrainingRun run =
        TrainingThread.start(plan, folder.resolve("run"), () -> Bars.dataset(260, 20), events);
    run.await(LONG);
    assertFalse(run.running());
    assertEquals("started", events.names.get(0));
    assertEquals("finished", events.names.get(events.names.size() - 1));
    assertTrue(events.names.contains("progressed") && events.names.contains("snapshot"));
    assertTrue(Files.exists(run.directory().resolve("summary.json")));
  }

  @Test
  void aPausedRunThatIsStoppedCanBeResumed(@TempDir Path folder) throws Exception {
    Events events = new Events();
    TrainingRun[] run = new TrainingRun[1];
    events.first =
        () -> {
          run[0].pause();
          run[0].stop();
        };
    TrainingPlan plan = Plans.tiny(DecoderKind.LINEAR, 3, 1);
    synchronized (events) {
      run[0] =
          TrainingThread.start(plan, folder.resolve("run"), () -> Bars.dataset(260, 20), events);
    }
    run[0].await(LONG);
    assertEquals("stopped", events.names.get(events.names.size() - 1));
    Events more = new Events();
    TrainingRun resumed =
        TrainingThread.resume(folder.resolve("run"), () -> Bars.dataset(260, 20), more);
    resumed.await(LONG);
    assertEquals("finished", more.names.get(more.names.size() - 1));
  }

  @Test
  void exhaustedMemoryIsASentenceAndReleasesTheRun(@TempDir Path folder) throws Exception {
    for (VirtualMachineError error :
        List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError())) {
      Events events = new Events();
      events.first =
          () -> {
            throw error;
          };
      Path directory = folder.resolve(error.getClass().getSimpleName());
      TrainingThread.start(
              Plans.tiny(DecoderKind.LINEAR, 1, 1), directory, () -> Bars.dataset(8, 8), events)
          .await(LONG);
      String last = events.names.get(events.names.size() - 1);
      assertTrue(last.startsWith("failed: ") && last.contains("JAVA_TOOL_OPTIONS"), last);
      RunDirectory.openToWrite(directory).close();
    }
  }

  @Test
  void aFailureIsASentenceForTheListener(@TempDir Path folder) throws Exception {
    Events events = new Events();
    TrainingThread.start(
            Plans.tiny(DecoderKind.LINEAR, 1, 1),
            folder.resolve("run"),
            () -> {
              throw new DataException("The data are not here.");
            },
            events)
        .await(LONG);
    TrainingThread.resume(folder.resolve("nothing"), () -> Bars.dataset(8, 8), events).await(LONG);
    assertEquals("failed: The data are not here.", events.names.get(0));
    assertTrue(events.names.get(1).startsWith("failed: There is no run directory"));
    assertEquals(2, events.names.size());
  }

  @Test
  void aRunThatIsStoppedWhileItsDataAreReadEndsAtOnceAndLeavesNothing(@TempDir Path folder)
      throws Exception {
    Events events = new Events();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    TrainingRun run =
        TrainingThread.start(
            Plans.tiny(DecoderKind.LINEAR, 1, 1),
            folder.resolve("run"),
            () -> {
              reading.countDown();
              waitDeafly(never); // as a reader that does not look whether it is interrupted
              return Bars.dataset(8, 8);
            },
            events);
    reading.await();
    run.stop();
    run.await(LONG);
    assertFalse(run.running());
    assertEquals(List.of("cancelled"), events.names);
    assertFalse(Files.exists(folder.resolve("run")));
    never.countDown();
  }

  @Test
  void aRunThatIsStoppedBeforeItsNetworksAreBuiltIsTakenBack(@TempDir Path folder)
      throws Exception {
    TrainingControl control = new TrainingControl();
    control.stop();
    try (RunDirectory run =
        RunDirectory.create(folder.resolve("run"), Plans.tiny(DecoderKind.LINEAR, 1, 1))) {
      assertThrows(
          CancellationException.class,
          () -> new Trainer(Bars.dataset(8, 8), run, new TrainingListener() {}, control));
      assertFalse(Files.exists(run.path().resolve("plan.json")));
    }
  }

  private static void waitDeafly(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        continue;
      }
    }
  }

  /** Keeps the names of what it was reported. */
  private static final class Events implements TrainingListener {
    final List<String> names = new CopyOnWriteArrayList<>();
    Runnable first = () -> {};

    @Override
    public synchronized void started(TrainingPlan plan, RunHistory before) {
      names.add("started");
      first.run();
    }

    @Override
    public void progressed(Progress progress) {
      names.add("progressed");
    }

    @Override
    public void snapshotTaken(Snapshot snapshot) {
      names.add("snapshot");
    }

    @Override
    public void finished(RunSummary summary) {
      names.add("finished");
    }

    @Override
    public void cancelled() {
      names.add("cancelled");
    }

    @Override
    public void stopped(Progress progress) {
      names.add("stopped");
    }

    @Override
    public void failed(String sentence) {
      names.add("failed: " + sentence);
    }
  }
}

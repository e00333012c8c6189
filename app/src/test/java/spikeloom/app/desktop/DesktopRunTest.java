package spikeloom.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataPaths;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunEdits;
import spikeloom.training.TrainingRun;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;

/** The window's hand on real runs, with a plain thread in the place of the window's. */
class DesktopRunTest {
  @TempDir Path folder;

  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private final RunModel model = new RunModel();
  private final RunControl control =
      new RunControl(new Desktop(), model, ForkJoinPool.commonPool(), window);

  @AfterEach
  void close() throws InterruptedException {
    TrainingRun run = control.run().orElse(null);
    if (run != null) {
      run.await(600_000); // it still draws its figures when it has reported its end
    }
    window.shutdown();
    assertTrue(window.awaitTermination(10, TimeUnit.MINUTES));
  }

  private static TrainingPlan plan(int epochs) {
    return Setting.change(
        TrainingPlan.defaults(),
        Map.of(
            Setting.LIMIT, "320",
            Setting.HIDDEN, "20",
            Setting.LATENT, "12",
            Setting.STEPS, "8",
            Setting.DECODER_HIDDEN, "16",
            Setting.THREADS, "1",
            Setting.EPOCHS, Integer.toString(epochs)));
  }

  @Test
  void aRunWhoseBetaIsChangedContinuesFromThatStepWithTheNewBeta() {
    Path out = folder.resolve("run");
    inWindow(() -> control.start(plan(10_000), out));
    until(() -> model.state() == RunState.RUNNING && model.progress().isPresent());
    inWindow(() -> control.change(Map.of(Setting.BETA, "0.25"), plan -> {}, () -> {}));
    until(() -> model.plan().map(Setting.BETA::of).orElse("").equals("0.25"));
    until(() -> model.state() == RunState.RUNNING && control.run().isPresent());
    inWindow(control::stop);
    until(() -> model.state() == RunState.STOPPED);

    assertEquals("0.25", Setting.BETA.of(RunDirectory.openToRead(out).plan()));
    List<String> edits = RunEdits.of(out);
    assertEquals(1, edits.size());
    assertTrue(edits.get(0).matches("[1-9]\\d*,beta,0\\.001,0\\.25"), edits.get(0));
  }

  @Test
  void theWindowAndTheCommandTrainToTheSameNumbers() throws IOException {
    Path shown = folder.resolve("window");
    inWindow(() -> control.start(plan(1), shown));
    until(() -> model.state() == RunState.FINISHED);
    Path typed = folder.resolve("command");
    ConsoleRun.inLab(RunDirectory.create(typed, plan(1)), DataPaths.open(plan(1)));

    assertEquals(withoutSpeed(typed), withoutSpeed(shown));
  }

  @Test
  void aPausedRunTrainsOneStepAndShowsIt() {
    inWindow(() -> control.start(plan(10_000), folder.resolve("run")));
    until(() -> model.state() == RunState.RUNNING && control.run().isPresent());
    inWindow(control::step);
    until(() -> model.state() == RunState.PAUSED);
    pause();
    long before = model.snapshot().orElseThrow().step();
    inWindow(control::step);
    until(() -> model.snapshot().orElseThrow().step() > before);
    long once = model.snapshot().orElseThrow().step();
    inWindow(control::step);
    until(() -> model.snapshot().orElseThrow().step() == once + 1);
    inWindow(control::stop);
    until(() -> model.state() == RunState.STOPPED);
  }

  /** Every line of the reports but their speeds. */
  private static List<String> withoutSpeed(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(line -> line.replaceAll(",[^,]*$", ""))
        .toList();
  }

  private void inWindow(Runnable act) {
    CompletableFuture.runAsync(act, window).join();
  }

  private void until(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!CompletableFuture.supplyAsync(holds::getAsBoolean, window).join()) {
      assertTrue(System.nanoTime() < end, model.messageProperty().get());
      pause();
    }
  }

  @SuppressWarnings("ThreadSleep")
  private static void pause() {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

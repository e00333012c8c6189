package spikeloom.ui.screen;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import spikeloom.training.Progress;
import spikeloom.training.RunSummary;
import spikeloom.training.Setting;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingPlan;
import spikeloom.training.TrainingRun;
import spikeloom.ui.error.UiException;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.Models;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;

/**
 * What an open window costs a training. It is trained with and without a window in turn, and the
 * order changes from turn to turn, so that a machine that becomes slower or faster favours neither.
 */
final class WindowCost {
  private static final int EPOCHS = 6;
  private static final int TURNS = 4;

  /** The share of a training that is not counted: code is compiled, and the window opens. */
  private static final double SETTLING = 0.2;

  private static final long PATIENCE_MILLIS = 20_000;
  private static final Pattern OF_THE_WINDOW = Pattern.compile("JavaFX|QuantumRenderer|Prism");

  private final Backend backend;
  private final TrainingPlan plan =
      Setting.change(
          TrainingPlan.defaults(),
          Map.of(Setting.LIMIT, "", Setting.EPOCHS, Integer.toString(EPOCHS)));
  private @Nullable TrainingRun shown;
  private @Nullable WindowThreads settled;
  private double taken; // share of the processors, over all turns

  private WindowCost(Backend backend) {
    this.backend = backend;
  }

  /**
   * Trains; call it from any thread but the window's.
   *
   * @param run beside it the trainings are written
   * @return examples per second and percent, by name
   */
  static Map<String, Double> measure(Backend backend, Path run) {
    WindowCost cost = new WindowCost(backend);
    double alone = 0;
    double watched = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      for (boolean window :
          turn % 2 == 0 ? new boolean[] {false, true} : new boolean[] {true, false}) {
        if (window) {
          watched += cost.watched(run.resolveSibling("watched-" + turn)) / TURNS;
        } else {
          alone += cost.alone(run.resolveSibling("alone-" + turn)) / TURNS;
        }
      }
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("training_alone_examples_per_second", alone);
    figures.put("training_with_window_examples_per_second", watched);
    figures.put("training_loses_percent", 100 * (1 - watched / alone));
    figures.put("window_takes_percent_of_the_processors", 100 * cost.taken / TURNS);
    return figures;
  }

  private double alone(Path out) {
    List<Progress> reports = new ArrayList<>();
    CompletableFuture<List<Progress>> all = new CompletableFuture<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            reports.add(progress);
          }

          @Override
          public void finished(RunSummary summary) {
            all.complete(reports);
          }

          @Override
          public void failed(String sentence) {
            all.completeExceptionally(new UiException(sentence));
          }
        };
    TrainingRun run = backend.start(plan, out, listener);
    try {
      return speed(all.join());
    } finally {
      awaitEnd(run);
    }
  }

  private double watched(Path out) {
    CompletableFuture<List<Progress>> all = new CompletableFuture<>();
    Stage stage =
        CompletableFuture.supplyAsync(() -> watching(out, all), Platform::runLater).join();
    try {
      return speed(all.join());
    } finally {
      CompletableFuture.runAsync(stage::hide, Platform::runLater).join();
      awaitEnd(shown);
    }
  }

  /** A run draws its figures when it has told its end. */
  private static void awaitEnd(@Nullable TrainingRun run) {
    if (run != null) {
      try {
        run.await(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Stage watching(Path out, CompletableFuture<List<Progress>> all) {
    RunModel model = new RunModel();
    RunControl control =
        new RunControl(backend, model, ForkJoinPool.commonPool(), FrameExecutor.calm());
    Models models = Models.of(backend, ForkJoinPool.commonPool(), new FrameExecutor());
    Stage stage = new Stage();
    stage.setScene(
        WindowLatency.workbench(control, models, ForkJoinPool.commonPool(), Screen.TRAIN).scene());
    stage.show();
    model
        .stateProperty()
        .addListener(
            (observed, before, now) -> {
              shown = control.run().orElse(null);
              if (now == RunState.FINISHED) {
                taken += settled == null ? 0 : WindowThreads.now().shareSince(settled);
                all.complete(List.copyOf(model.metrics()));
              } else if (!now.active()) {
                all.completeExceptionally(new UiException(model.messageProperty().get()));
              }
            });
    settled = null;
    model.metrics().addListener((InvalidationListener) observed -> settle(model));
    control.start(plan, out);
    return stage;
  }

  private void settle(RunModel model) {
    Progress now = model.progress().orElse(null);
    if (settled == null && now != null && now.step() > SETTLING * now.steps()) {
      settled = WindowThreads.now();
    }
  }

  /** Examples per second, without the settling. */
  private static double speed(List<Progress> reports) {
    long all = reports.get(reports.size() - 1).examples();
    double seconds = 0;
    long counted = 0;
    long before = 0;
    for (Progress report : reports) {
      if (before > SETTLING * all) {
        seconds += (report.examples() - before) / report.examplesPerSecond();
        counted += report.examples() - before;
      }
      before = report.examples();
    }
    return counted / seconds;
  }

  /**
   * What the threads of the window have used so far: a figure that other programs do not disturb.
   *
   * @param cpuNanos time that they computed
   * @param wallNanos time that went by
   */
  private record WindowThreads(long cpuNanos, long wallNanos) {
    static WindowThreads now() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long cpu = 0;
      for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
        if (thread != null && OF_THE_WINDOW.matcher(thread.getThreadName()).lookingAt()) {
          cpu += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
        }
      }
      return new WindowThreads(cpu, System.nanoTime());
    }

    /** Of all processors. */
    double shareSince(WindowThreads before) {
      double all = Runtime.getRuntime().availableProcessors() * (wallNanos - before.wallNanos);
      return (cpuNanos - before.cpuNanos) / all;
    }
  }
}

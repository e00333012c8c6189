package spikeloom.ui.tool;

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
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.stage.Stage;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.training.TrainingRun;
import spikeloom.ui.error.UiException;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.screen.FrameExecutor;
import spikeloom.ui.screen.Screen;

/**
 * Measures the cost of an open window. One training continues while its window is shown and hidden
 * in turn every few seconds, because the speed of a shared machine varies more from minute to
 * minute than with the window.
 */
final class WindowCost {
  private static final int SPELLS = 20;
  private static final int SPELL_SECONDS = 4;

  /**
   * Start of an interval that is not counted: the window opens, and reports arrive up to a second
   * late.
   */
  private static final double SETTLING_SECONDS = 1.5;

  private static final long PATIENCE_MILLIS = 20_000;
  private static final Pattern OF_THE_WINDOW = Pattern.compile("JavaFX|QuantumRenderer|Prism");

  private final RunModel model = new RunModel();
  private final RunControl control;
  private final Stage stage = new Stage();
  private final List<Spell> spells = new ArrayList<>();

  /** On the window's thread. */
  private WindowCost(Backend backend, Path out) {
    control = new RunControl(backend, model, ForkJoinPool.commonPool(), FrameExecutor.calm());
    ViewModels models = ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor());
    stage.setScene(
        WindowLatency.workbench(control, models, ForkJoinPool.commonPool(), Screen.TRAIN).scene());
    TrainingPlan plan =
        Setting.change(
            TrainingPlan.defaults(), Map.of(Setting.LIMIT, "", Setting.EPOCHS, "100000"));
    control.start(plan, out);
  }

  /**
   * Trains; call it from any thread but the window's.
   *
   * @param out where the run is written
   * @return examples per second and percent, by name
   */
  static Map<String, Double> measure(Backend backend, Path out) {
    WindowCost cost =
        CompletableFuture.supplyAsync(() -> new WindowCost(backend, out), Platform::runLater)
            .join();
    for (int i = 0; i <= SPELLS; i++) { // the first is not counted, because code is compiled
      CompletableFuture.runAsync(cost::nextSpell, Platform::runLater).join();
      waitFor(SPELL_SECONDS);
    }
    List<Progress> reports = CompletableFuture.supplyAsync(cost::end, Platform::runLater).join();
    cost.awaitEnd();
    return cost.figures(reports);
  }

  private static void waitFor(int seconds) {
    new CompletableFuture<Void>().completeOnTimeout(null, seconds, TimeUnit.SECONDS).join();
  }

  /**
   * A few seconds of training.
   *
   * @param shown whether the window was shown
   * @param step the last step reported at its start
   * @param before what the threads of the window had used
   */
  private record Spell(boolean shown, long step, WindowThreads before) {}

  private void nextSpell() {
    if (model.state() == RunState.FAILED) {
      throw new UiException(model.messageProperty().get());
    }
    boolean shown = spells.size() % 2 == 0;
    long step = model.progress().map(Progress::step).orElse(0L);
    spells.add(new Spell(shown, step, WindowThreads.now()));
    if (shown) {
      stage.show();
    } else {
      stage.hide();
    }
  }

  private List<Progress> end() {
    nextSpell();
    List<Progress> reports = List.copyOf(model.metrics());
    stage.hide();
    control.stop();
    return reports;
  }

  /** A run draws its figures after it has reported its end. */
  private void awaitEnd() {
    TrainingRun run = control.run().orElse(null);
    if (run != null) {
      try {
        run.await(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Map<String, Double> figures(List<Progress> reports) {
    Speed hidden = new Speed();
    Speed shown = new Speed();
    double taken = 0;
    int counted = 0;
    for (int i = 1; i + 1 < spells.size(); i++) {
      Spell spell = spells.get(i);
      Spell next = spells.get(i + 1);
      (spell.shown ? shown : hidden).add(reports, spell.step, next.step);
      taken += spell.shown ? next.before.shareSince(spell.before) : 0;
      counted += spell.shown ? 1 : 0;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("training_window_hidden_examples_per_second", hidden.mean());
    figures.put("training_window_shown_examples_per_second", shown.mean());
    figures.put("training_loses_percent", 100 * (1 - shown.mean() / hidden.mean()));
    figures.put("window_takes_percent_of_the_processors", 100 * taken / counted);
    return figures;
  }

  /** Examples per second over many intervals. */
  private static final class Speed {
    private long examples;
    private double seconds;

    /** Counts the steps between two reports, without the start of the interval. */
    void add(List<Progress> reports, long from, long to) {
      long before = 0;
      double time = 0;
      for (Progress report : reports) {
        long fresh = report.examples() - before;
        before = report.examples();
        if (report.step() > from && report.step() <= to) {
          double lasted = fresh / report.examplesPerSecond();
          if (time > SETTLING_SECONDS) {
            examples += fresh;
            seconds += lasted;
          }
          time += lasted;
        }
      }
    }

    double mean() {
      return examples / seconds;
    }
  }

  /**
   * Processor time of the window's threads so far, which does not depend on other programs.
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

package spikeloom.ui.screen;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import spikeloom.spike.SpikeRaster;
import spikeloom.training.Progress;
import spikeloom.training.RunSummary;
import spikeloom.training.Setting;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingPlan;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.FxPictures;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.error.UiException;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.Models;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;

/**
 * How fast the window answers. Every answer is measured to its end: from the user's act until the
 * whole window of 1280 x 800 has been painted anew, which a window on a display does at most once a
 * frame.
 */
public final class WindowLatency {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int TIMES = 40;
  private static final int WARM_UP = 10;
  private static final int CHANNELS = 2_000;
  private static final int SPIKES = 400_000;
  private static final double ZOOM = 2; // a quarter of the raster is seen
  private static final double PAN_STEP = 0.02; // of what is seen
  private static final int POINTS = 100_000;
  private static final int EPOCHS = 6;
  private static final double SETTLING = 0.2; // of a training
  private static final int TURNS = 5;
  private static final Pattern OF_THE_WINDOW = Pattern.compile("JavaFX|QuantumRenderer|Prism");

  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final WritableImage page = new WritableImage(WIDTH, HEIGHT);

  private WindowLatency() {}

  /**
   * Opens a window and measures; call it from any thread but the window's.
   *
   * @param begin when the toolkit was asked to start, as {@link System#nanoTime} tells
   * @return milliseconds, or frames per second, by name
   */
  public static Map<String, Double> measure(Backend backend, Path run, long begin) {
    WindowLatency latency = new WindowLatency();
    CompletableFuture.runAsync(() -> latency.all(backend, run, begin), Platform::runLater).join();
    latency.training(backend, run);
    return latency.figures;
  }

  /** Trains with and without a window, turn by turn. */
  private void training(Backend backend, Path run) {
    TrainingPlan plan =
        Setting.change(
            TrainingPlan.defaults(),
            Map.of(Setting.LIMIT, "", Setting.EPOCHS, Integer.toString(EPOCHS)));
    double[] alone = new double[TURNS];
    double[] watched = new double[TURNS];
    double[] loss = new double[TURNS];
    double[] taken = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      double without = trained(backend, plan, run.resolveSibling("alone-" + turn));
      WindowThreads before = WindowThreads.now();
      double with = watched(backend, plan, run.resolveSibling("watched-" + turn));
      alone[turn] = without;
      watched[turn] = with;
      loss[turn] = 100 * (1 - with / without);
      taken[turn] = 100 * WindowThreads.now().shareSince(before);
    }
    figures.put("training_alone_examples_per_second", median(alone));
    figures.put("training_with_window_examples_per_second", median(watched));
    figures.put("training_loses_percent", median(loss));
    figures.put("window_takes_percent_of_the_processors", median(taken));
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

    double shareSince(WindowThreads before) {
      double all = Runtime.getRuntime().availableProcessors() * (wallNanos - before.wallNanos);
      return (cpuNanos - before.cpuNanos) / all;
    }
  }

  private static double trained(Backend backend, TrainingPlan plan, Path out) {
    List<Progress> reports = new ArrayList<>();
    CompletableFuture<List<Progress>> all = new CompletableFuture<>();
    backend.start(
        plan,
        out,
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
        });
    return speed(all.join());
  }

  private static double watched(Backend backend, TrainingPlan plan, Path out) {
    CompletableFuture<List<Progress>> all = new CompletableFuture<>();
    Stage stage =
        CompletableFuture.supplyAsync(() -> watching(backend, plan, out, all), Platform::runLater)
            .join();
    try {
      return speed(all.join());
    } finally {
      CompletableFuture.runAsync(stage::hide, Platform::runLater).join();
    }
  }

  private static Stage watching(
      Backend backend, TrainingPlan plan, Path out, CompletableFuture<List<Progress>> all) {
    FrameExecutor frames = new FrameExecutor();
    RunModel model = new RunModel();
    RunControl control =
        new RunControl(backend, model, ForkJoinPool.commonPool(), FrameExecutor.calm());
    Models models = Models.of(backend, ForkJoinPool.commonPool(), frames);
    Stage stage = new Stage();
    stage.setScene(workbench(control, models, ForkJoinPool.commonPool(), Screen.TRAIN).scene());
    stage.show();
    model
        .stateProperty()
        .addListener(
            (observed, before, now) -> {
              if (now == RunState.FINISHED) {
                all.complete(List.copyOf(model.metrics()));
              } else if (!now.active()) {
                all.completeExceptionally(new UiException(model.messageProperty().get()));
              }
            });
    control.start(plan, out);
    return stage;
  }

  /** Examples per second, without the beginning, when code is compiled and the window opens. */
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

  private void all(Backend backend, Path run, long begin) {
    Models models = Models.of(backend, Runnable::run, Runnable::run);
    RunControl control = new RunControl(backend, new RunModel(), Runnable::run, Runnable::run);
    Workbench workbench = workbench(control, models, Runnable::run, Screen.START);
    Stage stage = new Stage();
    stage.setScene(workbench.scene());
    stage.show();
    paint(workbench);
    figures.put("first_window_ms", millis(begin));
    try {
      models.explore().open(run);
      workbench.show(Screen.EXPLORE);
      paint(workbench);
      explore(workbench, models.explore());
      charts();
    } finally {
      stage.hide();
      models.close();
    }
  }

  private static Workbench workbench(
      RunControl control, Models models, Executor background, Screen first) {
    return new Workbench(
        new Workbench.Setting(
            new PlanModel(),
            control,
            models,
            new ViewOptions(),
            background,
            null,
            first,
            () -> {}));
  }

  private void explore(Workbench workbench, ExploreModel explore) {
    int steps = explore.view().orElseThrow().spikes().length;
    int neurons = explore.view().orElseThrow().spikes()[0].length;
    double[] edits =
        times(
            i -> {
              explore.toggle(new ExploreModel.Cell(i % steps, i * 7 % neurons));
              paint(workbench);
            });
    figures.put("spike_edit_ms", median(edits));
    figures.put("spike_edit_worst_ms", Arrays.stream(edits).max().orElse(Double.NaN));
    double[] scrubs =
        times(
            i -> {
              explore.seenProperty().set(i % steps);
              paint(workbench);
            });
    figures.put("scrub_frames_per_second", 1000 / median(scrubs));
  }

  private void charts() {
    SplittableRandom random = new SplittableRandom(1);
    SpikeRaster.Builder raster = new SpikeRaster.Builder(CHANNELS, CHANNELS);
    for (int i = 0; i < SPIKES; i++) {
      raster.spike(i % CHANNELS, random.nextInt(CHANNELS), 1);
    }
    RasterChart all = new RasterChart("Raster", "neuron", raster.build(), RasterChart.Detail.AXES);
    figures.put("raster_400000_spikes_ms", drawn(i -> all));
    Viewport zoomed = Viewport.whole().zoomed(ZOOM, 0, 0, all.cells());
    figures.put("raster_pan_ms", drawn(i -> all.within(zoomed.panned(i * PAN_STEP, i * PAN_STEP))));
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = i;
      y[i] = Math.sin(i * 1e-3) + 0.1 * random.nextDouble();
    }
    figures.put(
        "line_100000_points_ms",
        drawn(
            i ->
                new LineChart(
                    "Line",
                    Axis.linear("step", ""),
                    Axis.linear("", ""),
                    List.of(new LineSeries("line", new Points(x, y), 0)),
                    0.9)));
  }

  /** Draws a chart and paints it, one after the other. */
  private double drawn(IntFunction<Chart> charts) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    FxPictures pictures = new FxPictures();
    return median(
        times(
            i -> {
              pictures.begin();
              canvas.getGraphicsContext2D().clearRect(0, 0, WIDTH, HEIGHT);
              charts
                  .apply(i)
                  .draw(
                      new FxSurface(canvas.getGraphicsContext2D(), 1, pictures),
                      new Box(0, 0, WIDTH, HEIGHT),
                      ChartTheme.LIGHT);
              canvas.snapshot(new SnapshotParameters(), page);
            }));
  }

  private void paint(Workbench workbench) {
    workbench.scene().snapshot(page);
  }

  private static double[] times(IntConsumer act) {
    double[] millis = new double[TIMES];
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long start = System.nanoTime();
      act.accept(i);
      if (i >= WARM_UP) {
        millis[i - WARM_UP] = millis(start);
      }
    }
    return millis;
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

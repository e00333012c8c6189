package spikeloom.ui.tool;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikeRaster;
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
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PenMove;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.screen.Screen;
import spikeloom.ui.screen.ViewOptions;
import spikeloom.ui.screen.Workbench;

/**
 * Measures the response times of the window: from a user action until the whole window of 1280 x
 * 800 has been repainted, which happens at most once per frame.
 */
public final class WindowLatency {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int TIMES = 40;
  private static final int MOVES = 1000; // of the pen
  private static final int WARM_UP = 10;
  private static final int CHANNELS = 2_000;
  private static final int SPIKES = 400_000;
  private static final double ZOOM = 2; // a quarter of the raster is visible
  private static final double PAN_STEP = 0.02; // of the visible part
  private static final int POINTS = 100_000;

  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final WritableImage page = new WritableImage(WIDTH, HEIGHT);

  private WindowLatency() {}

  /**
   * Opens a window and measures; call it from any thread but the window's.
   *
   * @param begin start time of the toolkit, by {@link System#nanoTime}
   * @param random draws what the measured charts show
   * @return milliseconds, or frames per second, by name
   */
  public static Map<String, Double> measure(
      Backend backend, Path run, long begin, RandomGenerator random) {
    WindowLatency latency = new WindowLatency();
    CompletableFuture.runAsync(() -> latency.all(backend, run, begin, random), Platform::runLater)
        .join();
    latency.figures.putAll(WindowCost.measure(backend, run.resolveSibling("watched")));
    return latency.figures;
  }

  private void all(Backend backend, Path run, long begin, RandomGenerator random) {
    ViewModels models = ViewModels.of(backend, Runnable::run, Runnable::run);
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
      draw(workbench, models.explore());
      charts(random);
    } finally {
      stage.hide();
      models.close();
    }
  }

  static Workbench workbench(
      RunControl control, ViewModels models, Executor background, Screen first) {
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
              explore.toggle(new Cell(i % steps, i * 7 % neurons));
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

  /** From a move of the pen to the spikes and the reconstruction of the drawing. */
  private void draw(Workbench workbench, ExploreModel explore) {
    explore.drawing().activeProperty().set(true);
    double[] moves =
        times(
            MOVES,
            i -> {
              double x = 0.5 + 0.3 * Math.cos(0.05 * i);
              double y = 0.5 + 0.3 * Math.sin(0.07 * i);
              explore.drawing().move(PenMove.dot(0, x, y, i % 400 >= 200));
              paint(workbench);
            });
    figures.put("pen_ms", median(moves));
    figures.put("pen_worst_ms", Arrays.stream(moves).max().orElse(Double.NaN));
    explore.drawing().activeProperty().set(false);
  }

  private void charts(RandomGenerator random) {
    SpikeRaster.Builder raster = new SpikeRaster.Builder(CHANNELS, CHANNELS);
    for (int i = 0; i < SPIKES; i++) {
      raster.spike(i % CHANNELS, random.nextInt(CHANNELS), 1);
    }
    RasterChart all =
        new RasterChart(
            "Raster", RasterChart.Channel.NEURON, raster.build(), RasterChart.Detail.AXES);
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

  /** Draws and paints a chart. */
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
    return times(TIMES, act);
  }

  private static double[] times(int times, IntConsumer act) {
    double[] millis = new double[times];
    for (int i = 0; i < WARM_UP + times; i++) {
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

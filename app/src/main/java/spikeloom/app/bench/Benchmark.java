package spikeloom.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import spikeloom.app.report.TextTable;

/**
 * Runs the requested measurements. The standard settings come first, before kernels are compiled,
 * so that the start of their epoch is that of a new training. The speed of dense products is
 * measured before, between and after them, because the clock frequency can change.
 */
public final class Benchmark {
  private final BenchmarkRequest request;
  private final Supplier<Map<String, Double>> window;
  private final Watcher watcher;
  private final DenseSpeed dense;
  private final List<Section> sections = new ArrayList<>();

  /**
   * A benchmark.
   *
   * @param request what to measure
   * @param window opens a window and measures its latencies, milliseconds or frames per second
   * @param watcher receives the progress
   */
  public Benchmark(
      BenchmarkRequest request, Supplier<Map<String, Double>> window, Watcher watcher) {
    this.request = request;
    this.window = window;
    this.watcher = watcher;
    dense = new DenseSpeed(request.threads(), request.effort().productSeconds());
  }

  /** Measures everything; takes minutes. */
  public BenchmarkReport run() {
    sections.add(Machine.describe(request));
    Optional<Settings> settings = settings();
    List<Section> others = others();
    if (needsDense()) {
      measureDense();
      sections.add(dense.section());
    }
    settings.ifPresent(result -> sections.add(result.section(dense.best())));
    sections.addAll(others);
    if (request.peers()) {
      sections.add(new PeerComparison(request, watcher).measure(sections));
    }
    return new BenchmarkReport(sections);
  }

  private boolean needsDense() {
    return request.asksFor(BenchmarkPart.SGEMM) || request.asksFor(BenchmarkPart.SETTINGS);
  }

  private void measureDense() {
    watcher.at("dense products", 0);
    dense.measure();
  }

  private Optional<Settings> settings() {
    if (needsDense()) {
      watcher.at("dense products", 0);
      dense.measureLibrary();
    }
    if (!request.asksFor(BenchmarkPart.SETTINGS)) {
      return Optional.empty();
    }
    Settings settings = Settings.measure(request, watcher);
    measureDense();
    return Optional.of(settings);
  }

  private List<Section> others() {
    Comparisons comparisons = new Comparisons(request, watcher);
    List<Section> found = new ArrayList<>();
    if (request.asksFor(BenchmarkPart.BANDWIDTH)) {
      watcher.at("memory bandwidth", 0);
      found.add(new MemorySpeed(request.threads(), request.effort().kernelSeconds()).measure());
    }
    if (request.asksFor(BenchmarkPart.PARTS)) {
      found.add(StepParts.measure(request, watcher));
    }
    if (request.asksFor(BenchmarkPart.KERNELS)) {
      found.add(new KernelTable(request.effort().kernelSeconds(), watcher).measure());
    }
    if (request.asksFor(BenchmarkPart.SCALING)) {
      found.add(comparisons.threads());
    }
    if (request.asksFor(BenchmarkPart.STEPS)) {
      found.add(comparisons.steps());
    }
    if (request.asksFor(BenchmarkPart.WIDTH)) {
      found.add(comparisons.widths());
    }
    if (request.asksFor(BenchmarkPart.SCALING_LAWS)) {
      found.add(new ScalingLaws(request, watcher).measure());
    }
    if (request.asksFor(BenchmarkPart.ENCODERS)) {
      found.add(comparisons.encoders());
    }
    if (request.asksFor(BenchmarkPart.EVENTS)) {
      found.add(new EventSpeed(request.effort().kernelSeconds(), watcher).measure());
    }
    if (request.asksFor(BenchmarkPart.MEMORY)) {
      found.add(new MemoryCurve(request, watcher).measure());
    }
    if (request.asksFor(BenchmarkPart.WINDOW)) {
      watcher.at("window", 0);
      found.add(window(window.get()));
    }
    return found;
  }

  private static Section window(Map<String, Double> latencies) {
    TextTable table = new TextTable("Window", "what", "value");
    latencies.forEach(
        (name, value) ->
            table.row(name.replace('_', ' '), String.format(Locale.ROOT, "%.1f", value)));
    return new Section(table.toString(), Map.of("window", latencies));
  }
}

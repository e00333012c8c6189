package spikeloom.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.Sources;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.kernel.Workers;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Presentation;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeRaster;
import spikeloom.training.Json;
import spikeloom.training.PlanException;
import spikeloom.training.Task;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;

/** {@code spikeloom encode}: one sample as spikes. */
@Command(
    name = "encode",
    description = "Show one sample as spikes: count on the terminal, raster as PNG, SVG or CSV.",
    sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "Data set or path (default: strokes).")
  private String data = "strokes";

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where data sets lie.")
  private @Nullable Path directory;

  @Option(names = "--index", paramLabel = "I", description = "Test sample, from 0 (default: 0).")
  private int index;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "Code: rate, latency, pixel-latency, binned-latency, direct, rows, pixels, permuted"
              + " (default: rate).")
  private String encoding = "rate";

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = "Simulation steps (default: what the code needs, or 30).")
  private @Nullable Integer given;

  @Option(names = "--seed", paramLabel = "N", description = "Root of the randomness (default: 1).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", description = "Raster as .png, .svg or .csv.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    SpikeEncoding code = code();
    OutputFile.requireFigure(out);
    Data.requireKnown(data);
    int steps = steps();
    Dataset dataset = Sources.open(data, Data.directory(directory), seed, SourceOptions.usual());
    if (index < 0 || index >= dataset.test().size()) {
      throw new PlanException(
          "index must be between 0 and %d, the last test sample of %s, not %d."
              .formatted(dataset.test().size() - 1, data, index));
    }
    Batch batch =
        new Batches(dataset.test(), Presentation.ofSignals(code, steps), new Workers(1))
            .of(new int[] {index}, RandomKey.ofSeed(seed).fold("input"));
    SpikeRaster raster = batch.input().raster(0);
    if (out != null) {
      String title =
          "%s test sample %d, class %d, %s code"
              .formatted(data, index, dataset.test().label(index), encoding);
      FigureFile.write(
          Figure.of(
              new RasterChart(title, "input", raster, RasterChart.Detail.AXES),
              720,
              420,
              ChartTheme.LIGHT),
          out);
    }
    print(dataset, raster);
    return Main.SUCCESS;
  }

  private int steps() {
    OptionalInt needed = Task.neededSteps(data, encoding);
    int steps = given == null ? needed.orElse(30) : given;
    if (steps < 1 || steps > 10_000) {
      throw new PlanException("steps must be between 1 and 10000, not " + steps + ".");
    }
    if (needed.orElse(steps) != steps) {
      throw new PlanException(
          "encoding %s shows a sample of %s in %d steps, not %d."
              .formatted(encoding, data, needed.orElse(steps), steps));
    }
    return steps;
  }

  private SpikeEncoding code() {
    if (!Encodings.names().contains(encoding)) {
      throw new PlanException(
          "encoding '%s' is not known; it is one of: %s"
              .formatted(encoding, String.join(", ", Encodings.names())));
    }
    return Encodings.named(encoding);
  }

  private void print(Dataset dataset, SpikeRaster raster) {
    int active = 0;
    for (int n = 0; n < raster.channels(); n++) {
      for (int t = 0; t < raster.steps(); t++) {
        if (raster.spikes(t, n)) {
          active++;
          break;
        }
      }
    }
    double density = raster.count() / ((double) raster.steps() * raster.channels());
    if (common.json()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("data", data);
      result.put("index", index);
      result.put("label", dataset.test().label(index));
      result.put("encoding", encoding);
      result.put("steps", raster.steps());
      result.put("channels", raster.channels());
      result.put("active_channels", active);
      result.put("spikes", raster.count());
      result.put("density", density);
      result.put("timed", raster.timed());
      System.out.print(Json.write(result));
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%s test sample %d (class %d), %s code: %,d spikes on %d of %d channels in %d steps%s, density %.2f %%%n",
        data,
        index,
        dataset.test().label(index),
        encoding,
        raster.count(),
        active,
        raster.channels(),
        raster.steps(),
        raster.timed() ? " at exact times" : "",
        100 * density);
  }
}

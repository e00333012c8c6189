package spikeloom.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.SampleInCodes;
import spikeloom.app.console.Terminal;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Sources;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.RasterFigures;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.random.RandomKey;
import spikeloom.text.Wording;
import spikeloom.training.Task;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.figure.CodeSheet;
import spikeloom.ui.figure.Figure;

/** {@code spikeloom encode}: encodes one sample in one code or in all codes. */
@Command(
    name = "encode",
    description = {
      "Encode one sample as spikes: print its measures, write the raster as PNG, SVG or CSV.",
      "With --encoding all: write a sheet with every code, or their measures as CSV.",
      "",
      "bits: log2 of the number of rasters with this spike count, an upper bound on the bits needed"
          + " to describe the spike positions; values and exact times are not included.",
      "rms, worst: error of the sample decoded by the code's own inverse or estimate.",
      "linear: squared error of the best linear decoder of the raster, fitted on 400 training"
          + " samples, on 100 test samples; 1 is the error of the mean sample. The error of code direct"
          + " is the least that so few samples allow."
    },
    sortOptions = false)
public final class EncodeCommand implements Callable<Integer> {
  private static final int DEFAULT_STEPS = 30;

  private static final String ABOUT =
      """
        bits: log2 of the number of rasters with this spike count; values and exact times not included
        rms, worst: error of the sample decoded by the code's own inverse or estimate
        linear: squared error of the best linear decoder on test samples; 1 is the error of the mean sample
      """;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--data",
      paramLabel = "NAME",
      completionCandidates = Candidates.DataSets.class,
      description = "Data set or path (default: strokes).")
  private Path data = Path.of("strokes");

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the data sets.")
  private @Nullable Path directory;

  @Mixin private FileOptions source = new FileOptions();

  @Option(names = "--index", paramLabel = "I", description = "Test sample, from 0 (default: 0).")
  private int index;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      completionCandidates = EncodingNames.class,
      description = "Code: ${COMPLETION-CANDIDATES} (default: rate).")
  private String encoding = "rate";

  @Option(
      names = "--code-parameters",
      paramLabel = "LIST",
      description =
          "Parameters that differ from the code's defaults, NAME=X[,NAME=X...], see --list.")
  private String parameters = "";

  @Option(
      names = "--list",
      description = "Print the codes with their parameters, ranges and defaults.")
  private boolean list;

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = "Simulation steps (default: as the code needs, or 30).")
  private @Nullable Integer given;

  @Option(names = "--seed", paramLabel = "N", description = "Random seed (default: 1).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", description = "Raster file, .png, .svg or .csv.")
  private @Nullable Path out;

  @Mixin private FigureOptions figures = new FigureOptions();

  @Override
  public Integer call() {
    if (list) {
      System.out.print(common.json() ? Json.write(CodeList.json()) : CodeList.text());
      return ExitCode.SUCCESS;
    }
    EncodingNames.requireKnown(encoding);
    requireParameters();
    OutputFile.requireFigure(out);
    figures.check();
    DataPaths.requireKnown(data.toString());
    Dataset dataset =
        Sources.open(data.toString(), DataPaths.directory(directory), seed, source.options());
    dataset.notes().forEach(Terminal::print);
    int steps = steps(dataset);
    SampleInCodes sample = new SampleInCodes(dataset, index, RandomKey.ofSeed(seed));
    if (encoding.equals(EncodingNames.ALL)) {
      all(sample, steps);
    } else {
      one(sample, steps);
    }
    return ExitCode.SUCCESS;
  }

  private void requireParameters() {
    if (!parameters.isBlank() && encoding.equals(EncodingNames.ALL)) {
      throw new PlanException("code-parameters apply to a single code: choose it with --encoding.");
    }
    if (!encoding.equals(EncodingNames.ALL)) {
      code();
    }
  }

  private SpikeEncoding code() {
    try {
      return Encodings.named(encoding, parameters);
    } catch (IllegalArgumentException e) {
      throw new PlanException("--code-parameters: " + e.getMessage() + ".");
    }
  }

  private int steps(Dataset dataset) {
    OptionalInt needed = Task.neededSteps(dataset.shape(), encoding, parameters);
    int steps = given == null ? needed.orElse(DEFAULT_STEPS) : given;
    if (steps < 1 || steps > SampleInCodes.MOST_STEPS) {
      throw new PlanException("steps must be between 1 and 10000, not " + steps + ".");
    }
    if (needed.orElse(steps) != steps) {
      throw new PlanException(
          "encoding %s encodes a sample of %s in %s, not %d."
              .formatted(encoding, data, Wording.count(needed.orElse(steps), "step"), steps));
    }
    return steps;
  }

  private String title(SampleInCodes sample) {
    return "%s test sample %d, class %d"
        .formatted(data, index, sample.dataset().test().label(index));
  }

  private Map<String, Object> origin(SampleInCodes sample) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("data", data.toString());
    result.put("index", index);
    result.put("label", sample.dataset().test().label(index));
    return result;
  }

  private void one(SampleInCodes sample, int steps) {
    CodedSample coded = sample.in(code(), steps);
    if (out != null) {
      String title = title(sample) + ", " + encoding + " code";
      RasterChart chart =
          new RasterChart(
              title, RasterChart.Channel.INPUT, coded.raster(), RasterChart.Detail.AXES);
      figures.write(Figure.of(chart, 720, 420, ChartTheme.LIGHT), out);
    }
    if (common.json()) {
      Map<String, Object> result = origin(sample);
      CodeFigures.put(coded, result);
      System.out.print(Json.write(result));
      return;
    }
    RasterFigures figures = coded.figures();
    System.out.printf(
        Locale.ROOT,
        "%s test sample %d (class %d), %s code: %s on %d of %s in %s%s, density %.2f %%, %,.0f bits%n",
        data,
        index,
        sample.dataset().test().label(index),
        encoding,
        Wording.count(figures.spikes(), "spike"),
        figures.active(),
        Wording.count(figures.channels(), "channel"),
        Wording.count(figures.steps(), "step"),
        coded.raster().timed() ? " at exact times" : "",
        100 * figures.density(),
        figures.bits());
  }

  private void all(SampleInCodes sample, int steps) {
    List<CodedSample> codes;
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      codes = sample.inAll(steps, workers);
    }
    Map<String, String> leftOut = sample.leftOut();
    if (out != null) {
      String title = "%s in %s".formatted(title(sample), Wording.count(codes.size(), "code"));
      figures.write(CodeSheet.of(title, sample.signal(), codes), out);
    }
    if (common.json()) {
      Map<String, Object> result = origin(sample);
      result.put("codes", CodeFigures.objects(codes));
      result.put("left_out", leftOut);
      System.out.print(Json.write(result));
      return;
    }
    System.out.print(CodeFigures.table(codes).text(title(sample)));
    System.out.print(ABOUT);
    leftOut.forEach((code, why) -> System.out.printf("  left out: %s, which %s%n", code, why));
  }
}

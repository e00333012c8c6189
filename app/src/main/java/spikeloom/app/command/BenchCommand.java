package spikeloom.app.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.bench.Benchmark;
import spikeloom.app.bench.BenchmarkPart;
import spikeloom.app.bench.BenchmarkReport;
import spikeloom.app.bench.BenchmarkRequest;
import spikeloom.app.bench.Effort;
import spikeloom.app.console.ConsoleShare;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Terminal;
import spikeloom.app.desktop.Desktop;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.DataStatus;
import spikeloom.plan.EnumWords;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;

/** {@code spikeloom bench}: measures the speed of this machine. */
@Command(
    name = "bench",
    description = {
      "Measure speed and memory on this machine (three to four minutes on two cores).",
      "Close other programs first."
    },
    sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int BATCHES = 1000;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--quick", description = "Takes less than a minute; the numbers vary more.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART[,PART...]",
      completionCandidates = Candidates.BenchmarkParts.class,
      hideParamSyntax = true,
      split = ",",
      description =
          "Run these parts only: sgemm, kernels, parts, settings, scaling, steps, width, encoders, events, memory, window (default: all but memory and window; window needs a display).")
  private @Nullable List<String> only;

  @Option(
      names = "--batches",
      paramLabel = "N",
      description = "Number of batches measured by '--only memory' (default: 1000).")
  private @Nullable Integer batches;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      completionCandidates = Candidates.DataSets.class,
      description = "Data set (default: mnist if it is available, else strokes).")
  private @Nullable String data;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the data sets.")
  private @Nullable Path directory;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all processors).")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    Set<BenchmarkPart> parts = parts();
    int length = batches(parts);
    int workers = threads();
    Effort effort = quick ? Effort.quick() : Effort.full();
    BenchmarkRequest request = new BenchmarkRequest(dataset(parts), workers, effort, parts, length);
    ConsoleShare console = new ConsoleShare(System.err);
    BenchmarkReport report;
    try {
      report = new Benchmark(request, Desktop::latencies, console).run();
    } finally {
      console.end();
    }
    System.out.print(common.json() ? Json.write(report.numbers()) : report.text());
    return ExitCode.SUCCESS;
  }

  private Set<BenchmarkPart> parts() {
    if (only == null) {
      return BenchmarkPart.standard();
    }
    Set<BenchmarkPart> parts = EnumSet.noneOf(BenchmarkPart.class);
    only.forEach(word -> parts.add(EnumWords.parse("part", BenchmarkPart.class, word)));
    return parts;
  }

  private int batches(Set<BenchmarkPart> parts) {
    if (batches == null) {
      return BATCHES;
    }
    if (!parts.contains(BenchmarkPart.MEMORY)) {
      throw new PlanException(
          "batches is the length of the memory curve: use it with --only memory");
    }
    if (batches < 1 || batches > 10_000_000) {
      throw new PlanException("batches must be between 1 and 10000000, not " + batches);
    }
    return batches;
  }

  private int threads() {
    TrainingPlan defaults = TrainingPlan.defaults();
    return threads == null ? defaults.threads() : defaults.withThreads(threads).threads();
  }

  private Dataset dataset(Set<BenchmarkPart> parts) {
    if (data != null) {
      DataPaths.requireKnown(data);
    }
    DataDirectory where = DataPaths.directory(directory);
    if (data != null) {
      return Catalog.open(data, where, SEED);
    }
    if (Catalog.status(Catalog.entry("mnist"), where) == DataStatus.READY) {
      return Catalog.open("mnist", where, SEED);
    }
    if (parts.stream().anyMatch(BenchmarkPart::trains)) {
      Terminal.print(
          "MNIST is not in "
              + where.root()
              + ": measuring on strokes, digits drawn by the program; 'spikeloom datasets --fetch mnist' downloads MNIST.");
    }
    return Catalog.open("strokes", where, SEED);
  }
}

package spikeloom.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.bench.Benchmark;
import spikeloom.app.bench.BenchmarkPart;
import spikeloom.app.bench.BenchmarkReport;
import spikeloom.app.bench.BenchmarkRequest;
import spikeloom.app.bench.Effort;
import spikeloom.app.bench.Watcher;
import spikeloom.app.bench.compare.Comparison;
import spikeloom.app.bench.compare.EarlierResult;
import spikeloom.app.bench.compare.Repetitions;
import spikeloom.app.bench.peer.TorchPeers;
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
import spikeloom.text.Wording;

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
          "Run these parts only: sgemm, bandwidth, kernels, parts, settings, scaling, steps, width, scaling-laws, encoders, events, memory, window (default: all but scaling-laws, memory and window; window needs a display).")
  private @Nullable List<String> only;

  @Option(
      names = "--batches",
      paramLabel = "N",
      description = "Number of batches measured by '--only memory' (default: 1000).")
  private @Nullable Integer batches;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Measure N times and report medians, lowest and highest (default: 1).")
  private int repeat;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description =
          "Show ratios to an earlier result, written with --json, and whether they lie within the spread of repetitions.")
  private @Nullable Path compare;

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      description =
          "With --compare: exit with code 1 if a figure is worse than before by more than this, beyond the spread.")
  private @Nullable Double tolerance;

  @Option(
      names = "--peers",
      description =
          "Also measure the same networks in PyTorch, side by side, and print ratios; needs python3 with torch.")
  private boolean peers;

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
    requireSensible();
    Optional<EarlierResult> earlier = Optional.ofNullable(compare).map(EarlierResult::read);
    if (peers) {
      TorchPeers.standard().require();
    }
    Effort effort = quick ? Effort.quick() : Effort.full();
    BenchmarkRequest request =
        new BenchmarkRequest(dataset(parts), workers, effort, parts, length, peers);
    List<BenchmarkReport> reports = measure(request);
    ObjectNode numbers =
        Repetitions.join(
            reports.stream()
                .map(report -> Json.mapper().<ObjectNode>valueToTree(report.numbers()))
                .toList());
    Optional<Comparison> comparison = earlier.map(before -> new Comparison(before, numbers));
    print(reports, numbers, comparison);
    return comparison.map(this::verdict).orElse(ExitCode.SUCCESS);
  }

  private List<BenchmarkReport> measure(BenchmarkRequest request) {
    ConsoleShare console = new ConsoleShare(System.err);
    List<BenchmarkReport> reports = new ArrayList<>();
    try {
      for (int i = 1; i <= repeat; i++) {
        String which = repeat == 1 ? "" : "%d of %d: ".formatted(i, repeat);
        Watcher watcher = (what, share) -> console.at(which + what, share);
        reports.add(new Benchmark(request, Desktop::latencies, watcher).run());
      }
    } finally {
      console.end();
    }
    return reports;
  }

  private void print(
      List<BenchmarkReport> reports, ObjectNode numbers, Optional<Comparison> comparison) {
    if (common.json()) {
      comparison.ifPresent(c -> numbers.set("comparison", Json.mapper().valueToTree(c.numbers())));
      System.out.print(Json.write(numbers));
    } else {
      BenchmarkReport report = reports.get(0);
      System.out.print(
          repeat == 1 ? report.text() : report.head() + "\n" + Repetitions.table(numbers, repeat));
      comparison.ifPresent(c -> System.out.print("\n" + c.text()));
    }
  }

  private int verdict(Comparison comparison) {
    if (tolerance == null) {
      return ExitCode.SUCCESS;
    }
    List<Comparison.Row> worse = comparison.worse(tolerance);
    if (worse.isEmpty()) {
      return ExitCode.SUCCESS;
    }
    Terminal.print(
        "spikeloom: Worse than before by more than %s %%: %s."
            .formatted(
                Wording.number(tolerance),
                worse.stream().map(Comparison.Row::figure).collect(Collectors.joining(", "))));
    return ExitCode.FAILURE;
  }

  private void requireSensible() {
    PlanException.unless(
        repeat >= 1 && repeat <= 100, "repeat must be between 1 and 100, not %d", repeat);
    PlanException.unless(
        tolerance == null || compare != null,
        "tolerance is for ratios to an earlier result: use it with --compare FILE");
    PlanException.unless(
        tolerance == null || (tolerance >= 0 && tolerance < 100),
        "tolerance must be at least 0 and below 100 per cent");
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

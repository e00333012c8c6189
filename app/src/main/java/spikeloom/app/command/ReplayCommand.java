package spikeloom.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleProgress;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;
import spikeloom.run.DataCheck;
import spikeloom.run.ReplayComparison;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunEdits;
import spikeloom.training.Trainer;

/** {@code spikeloom replay}: repeats a run from its plan and compares the results. */
@Command(
    name = "replay",
    description = {
      "Repeat a finished run from its plan and compare every metric.",
      "The same version, threads and machine give the same numbers; speeds are not compared."
    })
public final class ReplayCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Run directory of the repetition (default: RUN-replay, or RUN-replay-2 and so on).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    RunDirectory first = RunDirectory.openToRead(directory);
    if (!first.finished()) {
      throw new RunException(
          directory + " is not finished: finish it with 'spikeloom resume', then replay it.");
    }
    if (!RunEdits.of(directory).isEmpty()) {
      throw new RunException(
          directory
              + " was changed during training (see its edits.csv), so it cannot be replayed from a single plan.");
    }
    Dataset dataset = data.open(first);
    DataCheck.of(first)
        .flatMap(check -> check.warning(dataset, ContentHash.Depth.RECORDED))
        .ifPresent(Terminal::print);
    Path place = out == null ? free() : out;
    try (RunDirectory second = RunDirectory.create(place, data.located(first.plan()))) {
      ConsoleProgress console = new ConsoleProgress(second.path(), System.err);
      if (ConsoleRun.toTheEnd(second, dataset, console) != Trainer.Outcome.FINISHED) {
        Terminal.print("Stopped before there was anything to compare.");
        return ExitCode.FAILURE;
      }
    }
    ReplayComparison comparison = ReplayComparison.of(first, RunDirectory.openToRead(place));
    if (common.json()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("run", directory.toString());
      result.put("replay", place.toString());
      result.put("identical", comparison.identical());
      result.put("compared", comparison.compared());
      result.put("differences", comparison.differences());
      result.put("reasons", comparison.reasons());
      System.out.print(Json.write(result));
    } else {
      System.out.println(comparison.text());
    }
    return comparison.identical() ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  private Path free() {
    Path run = directory.toAbsolutePath().normalize();
    Path place = run.resolveSibling(run.getFileName() + "-replay");
    for (int i = 2; place.toFile().exists(); i++) {
      place = run.resolveSibling(run.getFileName() + "-replay-" + i);
    }
    return place;
  }
}

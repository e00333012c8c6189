package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Terminal;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.ExperimentRun;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.plan.Json;

/** {@code spikeloom experiment}: repeats a published experiment. */
@Command(
    name = "experiment",
    description = {
      "Repeat a published experiment: write tables, figures and a report.",
      "Without a name, list the experiments. If it was stopped, run the command again to continue."
    },
    sortOptions = false)
public final class ExperimentCommand implements Callable<Integer> {
  private record Listed(String name, String title) {}

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      completionCandidates = Candidates.ExperimentNames.class,
      description = "Experiment.")
  private @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results (default: runs/experiments/NAME).")
  private @Nullable Path out;

  @Mixin private EffortOptions effort = new EffortOptions();

  @Option(
      names = "--only",
      paramLabel = "PART[,PART...]",
      hideParamSyntax = true,
      split = ",",
      description = "Run only these parts of the experiment, for instance rate-mlp-time.")
  private List<String> only = List.of();

  @Override
  public Integer call() {
    if (name == null) {
      list();
      return ExitCode.SUCCESS;
    }
    Experiment experiment = Experiments.named(name);
    Experiments.requireParts(experiment, only);
    LabRequest request = effort.request(out == null ? defaultDirectory() : out, only);
    Lab lab = new Lab(request, ConsoleRun::inLab, Terminal::print);
    ResultDirectory results = new ResultDirectory(request.out());
    Map<String, Object> summary;
    try {
      summary =
          ExperimentRun.toTheEnd(experiment, lab, results, request.command(experiment.name()));
    } catch (Lab.Stopped e) {
      Terminal.print("spikeloom: " + e.getMessage());
      return ExitCode.FAILURE;
    }
    System.out.print(common.json() ? Json.write(summary) : results.text(experiment.title()));
    Terminal.print("Report: " + results.path().resolve("report.md"));
    return ExitCode.SUCCESS;
  }

  private Path defaultDirectory() {
    return Path.of("runs", "experiments", name + (effort.quick() ? "-quick" : ""));
  }

  private void list() {
    if (common.json()) {
      System.out.print(
          Json.write(
              Experiments.all().stream().map(e -> new Listed(e.name(), e.title())).toList()));
      return;
    }
    Experiments.all().forEach(e -> System.out.printf("%-18s %s%n", e.name(), e.title()));
  }
}

package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Runs;
import spikeloom.app.console.Terminal;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.vdib.RateDistortion;
import spikeloom.app.report.ResultDirectory;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** {@code spikeloom sweep}: trains the same plan at several values of beta. */
@Command(
    name = "sweep",
    description = {
      "Train a plan at several values of beta; write the table, figure and rate-distortion front.",
      "If it was stopped, run the command again to continue; finished runs are not repeated."
    },
    sortOptions = false)
public final class SweepCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private PlanOptions options = new PlanOptions(Setting.BETA, Setting.SEED);

  @Option(
      names = "--beta",
      paramLabel = "X[,X...]",
      hideParamSyntax = true,
      split = ",",
      required = true,
      description = "Values of beta, the weight of the rate term.")
  private List<Double> betas = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N[,N...]",
      hideParamSyntax = true,
      split = ",",
      description = "Random seeds; every beta is trained with each (default: 1).")
  private List<Long> seeds = List.of(1L);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results and runs (default: runs/sweep-DATA).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    TrainingPlan asked = options.plan(TrainingPlan.defaults());
    TrainingPlan plan = options.fitted(asked, DataPaths.open(asked));
    for (double beta : betas) {
      Setting.change(plan, Map.of(Setting.BETA, Double.toString(beta)));
    }
    Path path = out == null ? Path.of("runs", "sweep-" + Runs.dataName(plan)) : out;
    String folder = plan.data().directory();
    LabRequest request =
        new LabRequest(
            path,
            new LabRequest.Effort(false, null, null),
            seeds.get(0),
            plan.threads(),
            folder == null ? null : Path.of(folder),
            List.of());
    Lab lab = new Lab(request, ConsoleRun::inLab, Terminal::print);
    ResultDirectory results = new ResultDirectory(path);
    long start = System.nanoTime();
    try {
      long[] trials = seeds.stream().mapToLong(Long::longValue).distinct().toArray();
      RateDistortion.report(
          new RateDistortion(lab, plan).sweep(distinct(), trials),
          plan.objective().distortion(),
          results);
    } catch (Lab.Stopped e) {
      Terminal.print("spikeloom: " + e.getMessage());
      return ExitCode.FAILURE;
    }
    String title = "Rate and distortion on " + plan.data().name();
    Map<String, Object> summary =
        results.finish(
            new ResultDirectory.Origin("sweep", title, command(), seeds.get(0), plan.threads()),
            (System.nanoTime() - start) * 1e-9);
    System.out.print(common.json() ? Json.write(summary) : results.text(title));
    Terminal.print("Report: " + results.path().resolve("report.md"));
    return ExitCode.SUCCESS;
  }

  /** Returns the equivalent command. */
  private String command() {
    return "spikeloom sweep --beta %s --seeds %s%s"
        .formatted(words(distinct()), words(seeds), options.text());
  }

  private static String words(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private List<Double> distinct() {
    if (betas.isEmpty()) {
      throw new PlanException("give at least one value of beta");
    }
    return betas.stream().distinct().toList();
  }
}

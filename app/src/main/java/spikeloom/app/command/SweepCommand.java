package spikeloom.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.console.ConsoleSweep;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.JsonLines;
import spikeloom.app.console.StopSignals;
import spikeloom.app.console.Terminal;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.sweep.SweepReport;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.sweep.Cell;
import spikeloom.sweep.CellOutcome;
import spikeloom.sweep.CellTraining;
import spikeloom.sweep.Halving;
import spikeloom.sweep.PlanDatasets;
import spikeloom.sweep.SequentialRunner;
import spikeloom.sweep.Shard;
import spikeloom.sweep.Sweep;
import spikeloom.sweep.SweepFile;
import spikeloom.sweep.SweepRunner;
import spikeloom.sweep.Trial;
import spikeloom.sweep.Variation;
import spikeloom.text.Wording;
import spikeloom.training.TrainingControl;

/** {@code spikeloom sweep}: trains the same plan with several values of its settings. */
@Command(
    name = "sweep",
    description = {
      "Train a plan with several values of its settings; write the table, figures and rate-distortion front.",
      "If it was stopped, run the command again to continue; finished runs are not repeated.",
      "Several processes, also on several machines with a shared folder, may run the same command at once."
    },
    sortOptions = false)
public final class SweepCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SweepOptions sweeps = new SweepOptions();
  @Mixin private ScheduleOptions schedule = new ScheduleOptions();
  @Mixin private MasterOption master = new MasterOption();
  @Mixin private PlanOptions options = new PlanOptions(Setting.BETA, Setting.SEED);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results and runs (default: runs/sweep-DATA).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    boolean lines = schedule.lines(common.json());
    Sweep sweep = sweeps.sweep();
    Optional<Shard> shard = sweeps.shard();
    PlanException.unless(
        master.address().isEmpty() || shard.isEmpty(),
        "give either --master or --shard: a cluster divides the runs itself");
    PlanDatasets datasets = new PlanDatasets(Terminal::print);
    SweepCells planned = SweepCells.of(sweep, options, datasets, Optional.ofNullable(out));
    Path folder = planned.folder();
    List<Trial> trials = planned.trials();
    List<Cell> cells = trials.stream().flatMap(trial -> trial.cells().stream()).toList();
    ConsoleSweep progress = new ConsoleSweep(folder, cells.stream().map(Cell::run).toList(), lines);
    SweepRunner here = new SequentialRunner(new CellTraining(datasets), shard.isEmpty());
    if (sweep.halving().isPresent()) {
      new Halving(sweep.halving().get(), here).shares(trials); // refuses what cannot be compared
    }
    SweepFile.settle(folder, sweep, planned.first());
    long start = System.nanoTime();
    TrainingControl control = new TrainingControl();
    try (MasterOption.Connection machines = master.connect(planned.first().threads());
        StopSignals signals = StopSignals.onSchedule(control, schedule.requeue())) {
      SweepRunner runner = machines.runner(() -> here);
      Halving halving = new Halving(sweep.halving().orElse(2), runner);
      Map<Trial, Double> reached;
      if (shard.isPresent()) {
        return trainShard(shard.get(), cells, runner, progress, new Stop(folder, control, signals));
      } else if (sweep.halving().isPresent()) {
        reached = halving.run(trials, progress, control);
      } else {
        runner.run(cells, progress, control);
        reached = new LinkedHashMap<>();
        trials.forEach(trial -> reached.put(trial, 1.0));
      }
      progress.writeIndex();
      if (control.stopped()) {
        return new Stop(folder, control, signals).report();
      }
      report(sweep, reached, planned, (System.nanoTime() - start) * 1e-9, lines);
      return ExitCode.SUCCESS;
    }
  }

  /** How a stopped sweep ends. */
  private record Stop(Path folder, TrainingControl control, StopSignals signals) {
    int report() {
      Terminal.print("Stopped. Continue with the same command and --out " + folder + ".");
      return signals.requeue() ? ExitCode.REQUEUE : ExitCode.FAILURE;
    }
  }

  private int trainShard(
      Shard shard, List<Cell> cells, SweepRunner runner, ConsoleSweep progress, Stop stop) {
    List<Cell> part = shard.of(cells);
    List<CellOutcome> outcomes = runner.run(part, progress, stop.control());
    progress.writeIndex();
    if (stop.control().stopped()) {
      return stop.report();
    }
    long others = outcomes.stream().filter(CellOutcome.IN_USE::equals).count();
    Terminal.print(
        "Part %d of %d is done: %s%s. The same command without --shard collects the table."
            .formatted(
                shard.index(),
                shard.of(),
                Wording.count(part.size(), "run"),
                others == 0 ? "" : ", " + others + " of them in the hands of other processes"));
    return ExitCode.SUCCESS;
  }

  private void report(
      Sweep sweep, Map<Trial, Double> reached, SweepCells planned, double seconds, boolean lines) {
    TrainingPlan plan = planned.first();
    ResultDirectory results = new ResultDirectory(planned.folder());
    List<Setting> settings = sweep.variations().stream().map(Variation::setting).toList();
    new SweepReport(settings, reached).addTo(results, plan.objective().distortion());
    String title = "Rate and distortion on " + plan.data().name();
    String command = "spikeloom sweep " + sweep.text() + options.text();
    Map<String, Object> summary =
        results.finish(
            new ResultDirectory.Origin(
                "sweep", title, command, sweep.seeds().get(0), plan.threads()),
            seconds);
    if (lines) {
      JsonLines.print(
          System.out, "table", Map.of("table", planned.folder().resolve("table.csv").toString()));
    } else {
      System.out.print(common.json() ? Json.write(summary) : results.text(title));
    }
    Terminal.print("Report: " + results.path().resolve("report.md"));
  }
}

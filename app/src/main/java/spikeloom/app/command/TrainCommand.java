package spikeloom.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.PlanFile;
import spikeloom.app.console.RunOutput;
import spikeloom.app.console.Runs;
import spikeloom.dataset.Dataset;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** {@code spikeloom train}: trains a run and writes its run directory. */
@Command(
    name = "train",
    description = "Train a hybrid autoencoder and write a run directory.",
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ScheduleOptions schedule = new ScheduleOptions();
  @Mixin private MasterOption master = new MasterOption();
  @Mixin private PlanOptions options = new PlanOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory (default: a new one in 'runs').")
  private @Nullable Path out;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = {
        "Whole plan to train: the plan.json of a run, its directory, or - for standard input.",
        "Other options change its settings; those that are not given keep the values of the plan."
      })
  private @Nullable Path planned;

  @Option(
      names = "--tensorboard",
      description =
          "Also write event files of TensorBoard, to the folder 'tensorboard' of the run.")
  private boolean events;

  @Override
  public Integer call() {
    boolean lines = schedule.lines(common.json());
    RunOutput output = new RunOutput(common.json(), lines, schedule.requeue(), events);
    TrainingPlan asked =
        planned == null
            ? options.plan(TrainingPlan.defaults())
            : options.changed(PlanFile.read(planned));
    master.requireWorkers(asked.optimiser().workers());
    Dataset dataset = DataPaths.open(asked);
    TrainingPlan plan = planned == null ? options.fitted(asked, dataset) : asked;
    Path directory = out == null ? Runs.newDirectory(plan) : out;
    try (MasterOption.Connection machines = master.connect(plan.threads());
        RunDirectory run = RunDirectory.create(directory, plan)) {
      return ConsoleRun.train(run, dataset, output, machines.shards());
    }
  }
}

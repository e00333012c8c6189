package spikeloom.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.RunFigures;
import spikeloom.app.console.RunOutput;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** {@code spikeloom resume}: resumes a run from its last checkpoint. */
@Command(name = "resume", description = "Resume a run from its last checkpoint.")
public final class ResumeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ScheduleOptions schedule = new ScheduleOptions();
  @Mixin private MasterOption master = new MasterOption();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--tensorboard",
      description =
          "Also write event files of TensorBoard; those of a run that has some are continued anyway.")
  private boolean events;

  @Override
  public Integer call() {
    boolean lines = schedule.lines(common.json());
    RunOutput output = new RunOutput(common.json(), lines, schedule.requeue(), events);
    RunDirectory there = RunDirectory.openToRead(directory);
    if (there.finished() && RunFigures.complete(there)) {
      Terminal.print(directory + " is already finished; there is nothing to do.");
      return ExitCode.SUCCESS;
    }
    try (RunDirectory run = RunDirectory.openToWrite(directory)) {
      if (run.finished()) {
        return drawFigures(run);
      }
      Dataset dataset = data.open(run);
      run.locateData(data.located(run.plan()), dataset);
      return train(run, dataset, output);
    }
  }

  private int train(RunDirectory run, Dataset dataset, RunOutput output) {
    TrainingPlan plan = run.plan();
    master.requireWorkers(plan.optimiser().workers());
    try (MasterOption.Connection machines = master.connect(plan.threads())) {
      return ConsoleRun.train(run, dataset, output, machines.shards());
    }
  }

  /** Draws the figures of a run that ended before they were written. */
  private int drawFigures(RunDirectory run) {
    TrainingPlan plan = run.plan();
    try (TrainedModel model =
        TrainedModel.load(run, data.open(run), plan.threads(), Terminal::print)) {
      RunFigures.draw(run, model);
    }
    Terminal.print(directory + " is already finished; its missing figures were drawn.");
    return ExitCode.SUCCESS;
  }
}

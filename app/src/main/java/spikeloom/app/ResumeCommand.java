package spikeloom.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spikeloom.dataset.Dataset;
import spikeloom.training.RunDirectory;

/** {@code spikeloom resume}: goes on from the last checkpoint. */
@Command(name = "resume", description = "Go on with a run from its last checkpoint.")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Override
  public Integer call() {
    if (RunDirectory.openToRead(directory).finished()) {
      System.err.println(directory + " has reached its end already; nothing to do.");
      return Main.SUCCESS;
    }
    try (RunDirectory run = RunDirectory.openToWrite(directory)) {
      Dataset dataset = data.open(run);
      run.locateData(data.located(run.plan()), dataset);
      return ConsoleRun.train(run, dataset, common.json());
    }
  }
}

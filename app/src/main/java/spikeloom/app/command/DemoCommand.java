package spikeloom.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.RunOutput;
import spikeloom.app.desktop.Desktop;
import spikeloom.dataset.Dataset;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.ui.error.UiException;

/** {@code spikeloom demo}: trains and shows a model of the built-in samples. */
@Command(
    name = "demo",
    description =
        "Train on the built-in stroke digits (about a minute), write figures, and open the result in the desktop if a display is available.")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--no-window", description = "Never open the desktop.")
  private boolean noWindow;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory (default: a new one in 'runs').")
  private @Nullable Path out;

  @Override
  public Integer call() {
    TrainingPlan plan = DefaultSettings.plan();
    Dataset dataset = DataPaths.open(plan);
    Path directory = out == null ? newDirectory() : out;
    int code;
    try (RunDirectory run = RunDirectory.create(directory, plan)) {
      code = ConsoleRun.train(run, dataset, new RunOutput(common.json(), false, false, false));
    }
    if (noWindow || !RunDirectory.openToRead(directory).finished()) {
      return code;
    }
    try {
      Desktop.open(Optional.of(directory));
    } catch (UiException.NoDisplay e) {
      System.err.println(
          e.getMessage() + " The figures are in " + directory.resolve("figures") + ".");
    }
    return code;
  }

  private static Path newDirectory() {
    Path path = Path.of("runs", "demo");
    for (int i = 2; Files.exists(path); i++) {
      path = Path.of("runs", "demo-" + i);
    }
    return path;
  }
}

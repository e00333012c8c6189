package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.ExitCode;
import spikeloom.app.desktop.Desktop;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.ui.error.UiException;
import spikeloom.ui.tool.Screenshots;

/** {@code spikeloom screenshots}: writes screenshots of every screen of the desktop. */
@Command(
    name = "screenshots",
    description = {
      "Write screenshots (PNG) of every screen of the desktop for a finished run, in both themes.",
      "Needs a display, which may be virtual (xvfb-run)."
    })
public final class ScreenshotsCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the screenshots.")
  private Path out = Path.of(".");

  @Option(
      names = "--scale",
      paramLabel = "X",
      description = "Scale factor from 1 to 2, as on a screen of 100 to 200 %% (default: 1).")
  private double scale = 1;

  @Override
  public Integer call() {
    List<Path> files = Desktop.screenshots(directory, data, size(), out);
    if (common.json()) {
      System.out.print(Json.write(files.stream().map(Path::toString).toList()));
    } else {
      files.forEach(System.out::println);
    }
    return ExitCode.SUCCESS;
  }

  private Screenshots.Size size() {
    try {
      return Screenshots.Size.DEFAULT.with(scale);
    } catch (UiException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }
}

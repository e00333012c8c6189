package spikeloom.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.training.Json;

/** {@code spikeloom screenshots}: every screen of the desktop as a picture. */
@Command(
    name = "screenshots",
    description = {
      "Show a finished run on every screen of the desktop, in both themes, and write PNG files.",
      "It needs a display, which may be a virtual one (xvfb-run)."
    })
final class ScreenshotsCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where they are put.")
  private Path out = Path.of(".");

  @Override
  public Integer call() {
    List<Path> files = Desktop.screenshots(directory, out);
    if (common.json()) {
      System.out.print(Json.write(files.stream().map(Path::toString).toList()));
    } else {
      files.forEach(System.out::println);
    }
    return Main.SUCCESS;
  }
}

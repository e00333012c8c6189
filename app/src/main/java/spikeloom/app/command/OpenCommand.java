package spikeloom.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ExitCode;
import spikeloom.app.desktop.Desktop;
import spikeloom.file.DataException;

/** {@code spikeloom open}: opens the desktop with a run or with data. */
@Command(name = "open", description = "Open the desktop, with a run or with data if given.")
public final class OpenCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // used by picocli
  private boolean help;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "Run directory, recording, or other data.")
  private @Nullable Path path;

  @Override
  public Integer call() {
    if (path != null && !Files.exists(path)) {
      throw new DataException("There is no file or folder " + path + ".");
    }
    Desktop.open(Optional.ofNullable(path));
    return ExitCode.SUCCESS;
  }
}

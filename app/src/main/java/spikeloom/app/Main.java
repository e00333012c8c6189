package spikeloom.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import spikeloom.app.command.BenchCommand;
import spikeloom.app.command.CompletionCommand;
import spikeloom.app.command.DatasetsCommand;
import spikeloom.app.command.DecodeCommand;
import spikeloom.app.command.DemoCommand;
import spikeloom.app.command.DoctorCommand;
import spikeloom.app.command.EncodeCommand;
import spikeloom.app.command.EvaluateCommand;
import spikeloom.app.command.ExperimentCommand;
import spikeloom.app.command.ExportCommand;
import spikeloom.app.command.GenerateCommand;
import spikeloom.app.command.InspectCommand;
import spikeloom.app.command.ManCommand;
import spikeloom.app.command.OpenCommand;
import spikeloom.app.command.ProbeCommand;
import spikeloom.app.command.ReconstructCommand;
import spikeloom.app.command.ReplayCommand;
import spikeloom.app.command.ReproduceCommand;
import spikeloom.app.command.ResumeCommand;
import spikeloom.app.command.ScoreCommand;
import spikeloom.app.command.ScreenshotsCommand;
import spikeloom.app.command.SweepCommand;
import spikeloom.app.command.TrainCommand;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.NativeCache;
import spikeloom.app.console.Platform;
import spikeloom.app.console.Terminal;
import spikeloom.app.desktop.Desktop;
import spikeloom.app.shell.Subcommands;
import spikeloom.array.NumericException;
import spikeloom.file.DataException;
import spikeloom.file.Exhaustion;
import spikeloom.file.SafeText;
import spikeloom.file.UserException;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Version;
import spikeloom.text.Wording;
import spikeloom.ui.text.ScreenLocale;

/**
 * {@code spikeloom}: opens the desktop without a command, else runs the command. The exit codes are
 * those of {@link ExitCode}.
 */
@Command(
    name = "spikeloom",
    description = "A laboratory for hybrid SNN-ANN variational autoencoders.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    versionProvider = Main.VersionLines.class,
    footer = {
      "",
      "Without a command, the desktop opens. 'spikeloom COMMAND --help' describes a command."
    })
public final class Main implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          OpenCommand.class,
          TrainCommand.class,
          ResumeCommand.class,
          EvaluateCommand.class,
          ReconstructCommand.class,
          GenerateCommand.class,
          ScoreCommand.class,
          ProbeCommand.class,
          DecodeCommand.class,
          ExportCommand.class,
          ReplayCommand.class,
          EncodeCommand.class,
          InspectCommand.class,
          ExperimentCommand.class,
          ReproduceCommand.class,
          SweepCommand.class,
          BenchCommand.class,
          ScreenshotsCommand.class,
          DatasetsCommand.class,
          DoctorCommand.class,
          CompletionCommand.class,
          ManCommand.class);

  @Option(
      names = PluginFolders.OPTION,
      paramLabel = "DIR",
      description = {
        "Folder of plug-ins; must be the first option.",
        "Plug-ins in 'spikeloom/plugins' of your configuration folder are always loaded."
      })
  @SuppressWarnings("UnusedVariable") // PluginFolders reads the option before picocli
  private @Nullable Path plugins;

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    ScreenLocale.keepFormats();
    try {
      NativeCache.prepare();
    } catch (RunException e) {
      System.err.println("spikeloom: " + e.getMessage());
      System.exit(ExitCode.FAILURE);
    }
    System.exit(execute(arguments));
  }

  /** The program with all options of its commands, as it describes itself. */
  public static CommandLine whole() {
    return Subcommands.all(new CommandLine(new Main()), COMMANDS);
  }

  /** The program as it reads a command line, with the options of the commands that it names. */
  public static CommandLine commandLine(String... arguments) {
    return Subcommands.named(new CommandLine(new Main()), COMMANDS, arguments)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpAutoWidth(true);
  }

  /** Runs a command line and returns its exit code. */
  public static int execute(String... arguments) {
    // Numbers in messages and files have the same format in every locale.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Optional<String> garbled = garbled(System.getProperty("sun.jnu.encoding", ""), arguments);
    if (garbled.isPresent()) {
      Terminal.print("spikeloom: " + garbled.get());
      return ExitCode.USAGE;
    }
    int code;
    try {
      code = run(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      Terminal.print("spikeloom: " + Exhaustion.sentence(e));
      code = ExitCode.FAILURE;
    }
    // The stream hides write errors, so it is checked.
    if (System.out.checkError()) {
      Terminal.print(
          "spikeloom: Standard output cannot be written, so the output is incomplete. Check that the disk is not full and that the reader of the pipe is still running.");
      return code == ExitCode.SUCCESS ? ExitCode.FAILURE : code;
    }
    return code;
  }

  private static int run(String... arguments) {
    try {
      PluginFolders.load(arguments);
    } catch (DataException e) {
      Terminal.print("spikeloom: " + e.getMessage());
      return ExitCode.FAILURE;
    }
    return commandLine(arguments)
        .setParameterExceptionHandler(usage())
        .setExecutionExceptionHandler(failure())
        .execute(arguments);
  }

  // Bytes that the locale cannot decode arrive as replacement characters.
  static Optional<String> garbled(String encoding, String... arguments) {
    boolean unicode = encoding.replace("-", "").equalsIgnoreCase("UTF8");
    return unicode || Arrays.stream(arguments).noneMatch(text -> text.indexOf('\uFFFD') >= 0)
        ? Optional.empty()
        : Optional.of(
            "An argument has characters that the locale (%s) cannot represent: set LC_ALL=C.UTF-8, or use the launcher ./spikeloom."
                .formatted(encoding));
  }

  @Override
  public void run() {
    Desktop.open(Optional.empty());
  }

  private static IParameterExceptionHandler usage() {
    return (ParameterException e, String[] arguments) -> {
      CommandLine command = e.getCommandLine();
      if (e instanceof CommandLine.UnmatchedArgumentException unmatched
          && PluginFolders.misplaced(unmatched.getUnmatched())) {
        command
            .getErr()
            .printf(
                "spikeloom: %s goes before the command: spikeloom %s DIR %s ...%n",
                PluginFolders.OPTION, PluginFolders.OPTION, command.getCommandName());
        return ExitCode.USAGE;
      }
      command
          .getErr()
          .println(
              "spikeloom: " + Wording.sentence(SafeText.escaped(String.valueOf(e.getMessage()))));
      CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
      command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
      return ExitCode.USAGE;
    };
  }

  private static IExecutionExceptionHandler failure() {
    return (Exception e, CommandLine command, CommandLine.ParseResult result) -> {
      if (e instanceof PlanException) {
        command.getErr().println("spikeloom: " + e.getMessage());
        return ExitCode.USAGE;
      }
      if (e instanceof UserException
          || e instanceof NumericException
          || e instanceof CancellationException) {
        command.getErr().println("spikeloom: " + e.getMessage());
        return ExitCode.FAILURE;
      }
      throw e;
    };
  }

  /** The lines of {@code --version}: program, Java and system. */
  static final class VersionLines implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "SpikeLoom " + Version.current(), "Java " + Platform.java(), Platform.system()
      };
    }
  }
}

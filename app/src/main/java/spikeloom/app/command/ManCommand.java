package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.Terminal;
import spikeloom.app.shell.ManualPages;
import spikeloom.plan.PlanException;
import spikeloom.text.Wording;

/** {@code spikeloom man}: prints a manual page, or writes all of them. */
@Command(
    name = "man",
    description = {
      "Print a manual page in roff, or write all of them.",
      "'spikeloom man train | man -l -' shows one."
    })
public final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // used by picocli
  private boolean help;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "Command (default: the page of the program).")
  private @Nullable String command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the pages of the program and of every command to this folder.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Map<String, String> pages = new ManualPages(spec.root()).all();
    if (out != null) {
      PlanException.unless(command == null, "--out writes all pages: leave out the command");
      write(pages, out);
    } else {
      System.out.print(pages.get(file()));
    }
    return ExitCode.SUCCESS;
  }

  private String file() {
    String program = spec.root().name();
    if (command == null) {
      return program + ".1";
    }
    List<String> commands = new ArrayList<>(spec.root().subcommands().keySet());
    PlanException.oneOf("command", command, commands);
    return program + "-" + command + ".1";
  }

  private static void write(Map<String, String> pages, Path folder) {
    pages.forEach((name, text) -> OutputFile.writeText(folder.resolve(name), text));
    Terminal.print(Wording.count(pages.size(), "manual page") + " written to " + folder + ".");
  }
}

package spikeloom.app.shell;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds commands to a program. Reading the options of all of them takes longer than many a command.
 */
public final class Subcommands {
  private static final Set<String> READ_ALL = Set.of("completion", "man");

  private Subcommands() {}

  /** Adds all commands with their options. */
  public static CommandLine all(CommandLine program, List<Class<?>> commands) {
    commands.forEach(program::addSubcommand);
    return program;
  }

  /**
   * Adds the commands that a command line names with their options, all others with name and
   * description only, which the help of the program shows.
   */
  public static CommandLine named(
      CommandLine program, List<Class<?>> commands, String... arguments) {
    Set<String> words = new HashSet<>(Arrays.asList(arguments));
    if (READ_ALL.stream().anyMatch(words::contains)) {
      return all(program, commands);
    }
    for (Class<?> type : commands) {
      Command command = type.getAnnotation(Command.class);
      if (words.contains(command.name())) {
        program.addSubcommand(type);
      } else {
        CommandSpec outline = CommandSpec.create().name(command.name());
        outline.usageMessage().description(command.description());
        program.addSubcommand(new CommandLine(outline));
      }
    }
    return program;
  }
}

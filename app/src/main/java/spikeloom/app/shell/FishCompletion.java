package spikeloom.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The completion script of fish: a {@code complete} line for every command, option and parameter.
 * Source of the syntax: the manual page complete(1) of fish.
 */
final class FishCompletion {
  private final CommandSpec program;
  private final String name;
  private final StringBuilder script = new StringBuilder();

  FishCompletion(CommandSpec program) {
    this.program = program;
    name = program.name();
  }

  String script() {
    script.append("# Completion of ").append(name).append(" for fish.\n");
    line("-f"); // files only where a path is expected
    String noCommand = "-n __fish_use_subcommand";
    program
        .subcommands()
        .forEach(
            (command, line) ->
                line(
                    noCommand,
                    "-a",
                    quoted(command),
                    "-d",
                    quoted(CommandText.title(line.getCommandSpec()))));
    options(noCommand, program);
    program
        .subcommands()
        .forEach(
            (command, line) -> {
              String given = "-n " + quoted("__fish_seen_subcommand_from " + command);
              options(given, line.getCommandSpec());
              parameters(given, line.getCommandSpec());
            });
    return script.toString();
  }

  private void options(String when, CommandSpec command) {
    for (OptionSpec option : CommandText.options(command)) {
      List<String> words = new ArrayList<>(List.of(when));
      for (String each : option.names()) {
        boolean isLong = each.startsWith("--");
        words.add((isLong ? "-l " : "-s ") + each.substring(isLong ? 2 : 1));
      }
      if (!CommandText.isFlag(option)) {
        words.add(CommandText.isPath(option) ? "-r" : "-x"); // -x: no files
        words.addAll(values(option));
      }
      words.add("-d");
      words.add(quoted(CommandText.brief(option)));
      line(words.toArray(String[]::new));
    }
  }

  private void parameters(String when, CommandSpec command) {
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      List<String> values = values(parameter);
      if (!values.isEmpty()) {
        List<String> words = new ArrayList<>(List.of(when));
        words.addAll(values);
        line(words.toArray(String[]::new));
      }
    }
  }

  private static List<String> values(ArgSpec argument) {
    List<String> values = new ArrayList<>();
    if (CommandText.isPath(argument)) {
      values.add("-F");
    }
    List<String> names = CommandText.values(argument);
    if (!names.isEmpty()) {
      values.addAll(List.of("-a", quoted(String.join(" ", names))));
    }
    return values;
  }

  private void line(String... words) {
    script.append("complete -c ").append(name);
    Arrays.stream(words).forEach(word -> script.append(' ').append(word));
    script.append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}

package spikeloom.app.shell;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion script of zsh: a list of commands and a call of {@code _arguments} for each.
 * Source of the syntax: "Completion System" in the manual of zsh.
 */
final class ZshCompletion {
  private final CommandSpec program;
  private final StringBuilder script = new StringBuilder();

  ZshCompletion(CommandSpec program) {
    this.program = program;
  }

  String script() {
    String name = program.name();
    script.append("#compdef ").append(name).append("\n\n_").append(name).append("() {\n");
    script.append("  local -a commands\n  commands=(\n");
    program
        .subcommands()
        .forEach(
            (command, line) ->
                script.append(
                    "    %s\n"
                        .formatted(
                            quoted(command + ":" + CommandText.title(line.getCommandSpec())))));
    script.append("  )\n  local curcontext=$curcontext state line\n");
    arguments("  ", program, List.of("'1:command:->command'", "'*:: :->arguments'"));
    script.append("  case $state in\n    command) _describe command commands ;;\n");
    script.append("    arguments)\n      case $words[1] in\n");
    program
        .subcommands()
        .forEach(
            (command, line) -> {
              script.append("        ").append(command).append(")\n");
              List<String> parameters =
                  line.getCommandSpec().positionalParameters().stream()
                      .map(each -> quoted("*" + value(each)))
                      .toList();
              arguments("          ", line.getCommandSpec(), parameters);
              script.append("          ;;\n");
            });
    script.append("      esac ;;\n  esac\n}\n\n");
    // Loaded by name, the file is the function; sourced, it is registered.
    script.append(
        """
        if [[ $funcstack[1] == _%1$s ]]; then
          _%1$s "$@"
        else
          (( $+functions[compdef] )) || { autoload -U compinit && compinit; }
          compdef _%1$s %1$s
        fi
        """
            .formatted(name));
    return script.toString();
  }

  private void arguments(String indent, CommandSpec command, List<String> more) {
    script.append(indent).append("_arguments -C");
    for (OptionSpec option : CommandText.options(command)) {
      for (String name : option.names()) {
        boolean isLong = name.startsWith("--") && !CommandText.isFlag(option);
        String text = name + (isLong ? "=" : "") + "[" + brackets(CommandText.brief(option)) + "]";
        next(indent, quoted(CommandText.isFlag(option) ? text : text + value(option)));
      }
    }
    more.forEach(word -> next(indent, word));
    script.append("\n");
  }

  private void next(String indent, String word) {
    script.append(" \\\n").append(indent).append("  ").append(word);
  }

  private static String value(ArgSpec argument) {
    String names = String.join(" ", CommandText.values(argument));
    String label = ":" + argument.paramLabel().replace(":", "\\:") + ":";
    if (CommandText.isPath(argument)) {
      return label + (names.isEmpty() ? "_files" : "{compadd -- " + names + "; _files}");
    }
    return label + (names.isEmpty() ? "" : "(" + names + ")");
  }

  private static String brackets(String text) {
    return text.replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

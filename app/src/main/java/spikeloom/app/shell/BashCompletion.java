package spikeloom.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion script of bash, from version 3.2: a function that knows the values of every option
 * of every command. Source of the syntax: "Programmable Completion" in the manual of bash.
 */
final class BashCompletion {
  private static final String HEAD =
      """
      # Completion of %1$s for bash.
      _%1$s() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        local command= values= files= each
        # --option=value arrives as three words.
        if [[ $word == = ]]; then
          word=
        elif [[ $before == = ]]; then
          before=${COMP_WORDS[COMP_CWORD-2]}
        fi
        for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $each in
            %2$s) command=$each; break ;;
          esac
        done
        case "$command $before" in
      """;
  private static final String FOOT =
      """
            esac ;;
        esac
        local IFS=$'\\n'
        COMPREPLY=($(compgen -W "${values// /$'\\n'}" -- "$word"))
        if [[ -n $files ]]; then
          COMPREPLY+=($(compgen -f -- "$word"))
          type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
        fi
      }
      complete -F _%1$s %1$s
      """;

  private final CommandSpec program;
  private final Map<String, List<String>> cases = new LinkedHashMap<>();
  private final StringBuilder words = new StringBuilder();

  BashCompletion(CommandSpec program) {
    this.program = program;
  }

  String script() {
    command("", program);
    program.subcommands().forEach((name, line) -> command(name, line.getCommandSpec()));
    StringBuilder script = new StringBuilder();
    script.append(HEAD.formatted(program.name(), String.join("|", program.subcommands().keySet())));
    cases.forEach(
        (values, options) ->
            script.append("    %s) %s ;;\n".formatted(String.join("|", options), values)));
    script.append("    *)\n      case \"$command $word\" in\n").append(words);
    return script.append(FOOT.formatted(program.name())).toString();
  }

  /** Options with the same values share a case. */
  private void command(String name, CommandSpec command) {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : CommandText.options(command)) {
      options.addAll(List.of(option.names()));
      if (!CommandText.isFlag(option)) {
        for (String each : option.names()) {
          String found = values(CommandText.values(option), CommandText.isPath(option));
          cases
              .computeIfAbsent(found, none -> new ArrayList<>())
              .add("'" + name + " " + each + "'");
        }
      }
    }
    words.append("        '%s -'*) %s ;;\n".formatted(name, values(options, false)));
    List<String> values = new ArrayList<>(command.subcommands().keySet());
    boolean paths = false;
    for (ArgSpec parameter : command.positionalParameters()) {
      values.addAll(CommandText.values(parameter));
      paths |= CommandText.isPath(parameter);
    }
    words.append("        '%s '*) %s ;;\n".formatted(name, values(values, paths)));
  }

  private static String values(List<String> names, boolean paths) {
    String values = names.isEmpty() ? "" : "values='" + String.join(" ", names) + "'";
    String files = paths ? "files=yes" : "";
    String both = (values + " " + files).strip();
    return both.isEmpty() ? "return" : both;
  }
}

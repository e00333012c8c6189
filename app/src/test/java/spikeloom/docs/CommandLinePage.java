package spikeloom.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import spikeloom.app.Main;
import spikeloom.plan.Setting;

/** The page of all commands and options, from what picocli knows of them. */
final class CommandLinePage {
  private static final Pattern DEFAULT =
      Pattern.compile("(.*?) *\\(default: ((?:[^()]|\\([^()]*\\))*)\\)\\.?$");
  private static final Set<String> COMMON = Set.of("--help", "--json");
  private static final String FULL = "train";

  private final CommandSpec program = Main.whole().getCommandSpec();

  /** Options of settings as the command {@code train} has them: name to description. */
  private final Map<String, String> settings = new TreeMap<>();

  private CommandLinePage() {
    CommandSpec train = spec(FULL);
    Set<String> names = settingNames();
    train.options().stream()
        .filter(option -> names.contains(option.longestName()))
        .forEach(option -> settings.put(option.longestName(), description(option)));
  }

  static String text() {
    return new CommandLinePage().page();
  }

  private static Set<String> settingNames() {
    return Arrays.stream(Setting.values())
        .flatMap(s -> s.isSwitch() ? s.choices().stream() : List.of(s.option()).stream())
        .map(name -> "--" + name)
        .collect(Collectors.toSet());
  }

  private CommandSpec spec(String command) {
    return Objects.requireNonNull(program.subcommands().get(command)).getCommandSpec();
  }

  private String page() {
    StringBuilder page = new StringBuilder("# Command line\n\n");
    page.append(
        """
        `./spikeloom` without a command opens the desktop. On Windows the launcher is `spikeloom.cmd`.

        Results go to standard output, messages to standard error. The exit code is 0 for success, 1 for a
        failure, 2 for wrong usage, and 75 if a training was stopped by a scheduler with a checkpoint, to be
        queued again ([exit codes](progress.md#exit-codes)). Every command has `-h`, `--help`; those that report have `--json`,
        which prints the result as one JSON object. `./spikeloom --version` prints the version.

        | command | what it does |
        |---|---|
        """);
    program
        .subcommands()
        .forEach(
            (name, line) ->
                page.append("| [`%s`](#%s) | %s |\n".formatted(name, name, title(line))));
    program.subcommands().forEach((name, line) -> section(name, line.getCommandSpec(), page));
    return page.toString();
  }

  private static String title(CommandLine line) {
    String text = joined(line.getCommandSpec().usageMessage().description());
    Matcher sentence = Pattern.compile("^(.*?\\.)(?: |$).*").matcher(text);
    return cell(sentence.matches() ? sentence.group(1) : text);
  }

  private void section(String name, CommandSpec spec, StringBuilder page) {
    page.append("\n## ").append(name).append("\n\n");
    page.append("`./spikeloom ").append(name);
    spec.positionalParameters()
        .forEach(
            p ->
                page.append(
                    p.arity().min() == 0 ? " [" + p.paramLabel() + "]" : " " + p.paramLabel()));
    List<OptionSpec> options =
        spec.options().stream().filter(o -> !COMMON.contains(o.longestName())).toList();
    options.stream()
        .filter(OptionSpec::required)
        .forEach(o -> page.append(" %s %s".formatted(o.longestName(), o.paramLabel())));
    page.append(options.isEmpty() ? "`\n\n" : " [OPTIONS]`\n\n");
    page.append(paragraphs(spec.usageMessage().description())).append("\n\n");
    List<String> shared = new ArrayList<>();
    Map<String, ArgSpec> rows = new LinkedHashMap<>();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      rows.put("`" + parameter.paramLabel() + "`", parameter);
    }
    for (OptionSpec option : options) {
      boolean same = description(option).equals(settings.get(option.longestName()));
      if (same && !name.equals(FULL)) {
        shared.add("`" + option.longestName() + "`");
      } else {
        rows.put(label(option).replace("|", "\\|"), option);
      }
    }
    table(rows, page);
    if (!shared.isEmpty()) {
      page.append("\nSettings as in [`train`](#train): ");
      page.append(String.join(", ", shared)).append(".\n");
    }
  }

  /** Lines that begin a sentence begin a paragraph; others continue the one before. */
  private static String paragraphs(String[] lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      boolean ended = text.toString().matches("(?s).*[.:;]\\s*");
      text.append(text.isEmpty() || line.isEmpty() ? "" : ended ? "\n\n" : " ");
      text.append(inline(line));
    }
    return text.toString();
  }

  private static void table(Map<String, ArgSpec> rows, StringBuilder page) {
    if (rows.isEmpty()) {
      return;
    }
    page.append("| option | default | meaning |\n|---|---|---|\n");
    rows.forEach(
        (label, argument) -> {
          String text = description(argument);
          Matcher split = DEFAULT.matcher(text);
          boolean given = split.matches();
          String value = given ? split.group(2) : "";
          String meaning = given ? split.group(1) : text;
          page.append(
              "| %s | %s | %s |\n"
                  .formatted(
                      label, cell(value), cell(meaning.endsWith(".") ? meaning : meaning + ".")));
        });
  }

  private static String label(OptionSpec option) {
    String names = "`" + String.join("`, `", option.names()) + "`";
    boolean flag = option.typeInfo().isBoolean();
    return flag ? names : "`" + option.longestName() + " " + option.paramLabel() + "`";
  }

  private static String description(ArgSpec argument) {
    return joined(argument.description());
  }

  private static String joined(String[] lines) {
    return String.join(" ", lines).replace("%%", "%").replace("%n", " ").strip();
  }

  private static String cell(String text) {
    return inline(text).replace("|", "\\|");
  }

  private static String inline(String text) {
    return text.replace("%%", "%").replace("<", "&lt;").replace("*", "\\*");
  }
}

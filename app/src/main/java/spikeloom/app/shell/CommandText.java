package spikeloom.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Texts and values of commands and options, without the markup of picocli. */
final class CommandText {
  private static final Pattern SENTENCE = Pattern.compile("^(.*?\\.)(?: |$).*", Pattern.DOTALL);

  private CommandText() {}

  /** The description of a command, one line for each paragraph of the declaration. */
  static List<String> paragraphs(CommandSpec command) {
    List<String> lines = new ArrayList<>();
    for (String line : command.usageMessage().description()) {
      lines.add(plain(line));
    }
    return lines;
  }

  /** The first sentence of a command's description, without its full stop. */
  static String title(CommandSpec command) {
    return clause(String.join(" ", paragraphs(command)));
  }

  /** The description of an option or parameter, in one line. */
  static String description(ArgSpec argument) {
    return plain(String.join(" ", argument.description()));
  }

  /** The first sentence of an option's description, without the values that a shell lists. */
  static String brief(OptionSpec option) {
    String text = description(option);
    List<String> values = values(option);
    return clause(values.isEmpty() ? text : text.replace(": " + String.join(", ", values), ""));
  }

  /** The first sentence of a text, without its full stop. */
  static String clause(String text) {
    Matcher sentence = SENTENCE.matcher(text);
    String first = sentence.matches() ? sentence.group(1) : text;
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  /** A line of a declaration without the escapes of format strings. */
  static String plain(String line) {
    return line.replace("%%", "%").replace("%n", " ").strip();
  }

  /** Whether an option has no value. */
  static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /** Whether a value is the path of a file or folder. */
  static boolean isPath(ArgSpec argument) {
    return argument.type() == Path.class;
  }

  /** The values to choose from; empty for free ones. */
  static List<String> values(ArgSpec argument) {
    List<String> values = new ArrayList<>();
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null) {
      candidates.forEach(values::add);
    }
    return values;
  }

  /** The options that a user can find, in order. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }
}

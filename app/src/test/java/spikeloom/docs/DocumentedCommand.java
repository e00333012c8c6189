package spikeloom.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the program as a page shows it.
 *
 * @param page where it stands
 * @param line its line, from 1
 * @param arguments what follows {@code ./spikeloom}
 * @param isLong whether it is only checked, see {@link CodeBlocks}
 */
record DocumentedCommand(Path page, int line, List<String> arguments, boolean isLong) {
  private static final Pattern START =
      Pattern.compile("^(?:\\$ )?(?:[A-Z_]+=\\S+ |nohup |xvfb-run -a )*\\./spikeloom(?: (.*))?$");
  private static final Pattern END = Pattern.compile("(?:^|\\s)(?:#|\\||>|2>|&$|&&|\\\\).*$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  DocumentedCommand {
    arguments = List.copyOf(arguments);
  }

  /** The commands of a page in their order; a line that ends with a backslash is continued. */
  static List<DocumentedCommand> of(Path page) throws IOException {
    List<DocumentedCommand> commands = new ArrayList<>();
    List<CodeBlocks.Line> lines = CodeBlocks.of(page);
    for (int i = 0; i < lines.size(); i++) {
      CodeBlocks.Line first = lines.get(i);
      StringBuilder text = new StringBuilder(first.text());
      while (text.toString().endsWith("\\") && i + 1 < lines.size()) {
        text.setLength(text.length() - 1);
        i++;
        text.append(lines.get(i).text());
      }
      Matcher start = START.matcher(text);
      if (start.matches()) {
        String rest = start.group(1) == null ? "" : END.matcher(start.group(1)).replaceFirst("");
        commands.add(new DocumentedCommand(page, first.number(), words(rest), first.isLong()));
      }
    }
    return commands;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String quoted = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(quoted == null ? word.group(3) : quoted);
    }
    return words;
  }

  /** Where it stands, and what it is. */
  @Override
  public String toString() {
    return Pages.name(page) + ", line " + line + ": ./spikeloom " + String.join(" ", arguments);
  }
}

package spikeloom.ui.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A string literal in a source of the window.
 *
 * @param file path below the sources of the window, without its ending
 * @param line line number
 * @param value what stands between the quotes
 * @param before the code before it in its statement, with other literals emptied
 */
record SourceText(String file, int line, String value, String before) {
  private static final Path SOURCES = Path.of("src/main/java/spikeloom/ui");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?\\*/)|(?<block>\"\"\".*?\"\"\")"
              + "|\"(?<text>(?:\\\\.|[^\"\\\\\\n])*)\"|(?<character>'(?:\\\\.|[^'\\\\])')",
          Pattern.DOTALL);

  /** Every literal of the window. */
  static List<SourceText> all() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .flatMap(SourceText::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<SourceText> of(Path file) {
    String name = SOURCES.relativize(file).toString().replace('\\', '/').replace(".java", "");
    try {
      return in(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<SourceText> in(String name, String source) {
    Stream.Builder<SourceText> found = Stream.builder();
    StringBuilder code = new StringBuilder();
    Matcher token = TOKEN.matcher(source);
    int end = 0;
    while (token.find()) {
      code.append(source, end, token.start());
      end = token.end();
      if (token.group("text") != null) {
        int line = (int) source.substring(0, token.start()).lines().count();
        found.add(new SourceText(name, line, token.group("text"), statement(code)));
      }
      code.append(token.group("comment") == null ? "\"\"" : " ");
    }
    return found.build();
  }

  /** From the last end of a statement or block on. */
  private static String statement(CharSequence code) {
    return code.toString().replaceFirst("(?s).*[;{}]", "").strip();
  }

  /** Where it stands, for a message. */
  String place() {
    return file + ":" + line + " \"" + value + "\"";
  }
}

package spikeloom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds phrases that are not plain English in messages, comments and documents. */
class PlainEnglishTest {
  private static final List<String> MODULES = List.of("data", "model", "ui", "app");

  /** Phrases that are never needed, with what to write instead. */
  private static final Map<Pattern, String> PHRASES = phrases();

  /** A comment, a text block, a string, or a character (which is skipped), in this order. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")"
              + "|'(?:\\\\.|[^'\\\\\\n])'",
          Pattern.DOTALL);

  private static final Pattern TEST = Pattern.compile("\\bvoid ([a-z]\\w*)\\(");

  /** Words of test names that are not plain English. */
  private static final Pattern UNPLAIN =
      Pattern.compile(
          "(?:Told|Said|Says?|Hears|Speaks|ListensTo|PassedOver|Go(?:es)?On|Anew|Usual|InVain|Price"
              + "|OwnFiles|(?<!There)(?:Is|Are)No(?=[A-Z]))(?=[A-Z]|$)");

  private static Map<Pattern, String> phrases() {
    Map<Pattern, String> phrases = new LinkedHashMap<>();
    add(phrases, "go(?:es|ing)? on with", "resume, continue");
    add(phrases, "pauses? and goes? on", "pauses and resumes");
    add(phrases, "own files", "your files");
    add(phrases, "what is usual", "default");
    add(phrases, "the usual place", "default folder");
    add(phrases, "not usual of", "differs from the default");
    add(phrases, "passed over", "skipped");
    add(phrases, "on the way back|goes the way back", "backward pass");
    add(phrases, "prices? of information", "beta, weight of the rate");
    add(phrases, "samples to (?:learn from|test with)", "training samples, test samples");
    add(phrases, "to learn from and", "training");
    add(phrases, "is of no kind|of no kind that", "is not supported");
    add(phrases, "(?:the )?decoder (?:says|speaks|hears)", "decodes, outputs, receives");
    add(phrases, "what the decoder is to say", "the target of the decoder");
    add(phrases, "saying the mean", "predicting the mean");
    add(phrases, "(?:layers?|neurons?|networks?) hears?", "receive");
    add(phrases, "listens? to the inputs?", "receives the input");
    add(phrases, "root of (?:all|the) randomness", "random seed");
    add(phrases, "what of (?:it|a|an|the) \\w+ costs", "sizes, for counting operations");
    add(phrases, "is no text", "is not a text");
    add(phrases, "in vain|wherefrom", "a plain sentence");
    add(phrases, "surer than", "with more probability than");
    add(phrases, "as the file says", "as in the file");
    add(phrases, "take (?:its|their|the) spikes apart", "explore the spikes");
    add(phrases, "that did not work:", "Error:");
    add(phrases, "the network learns\\.", "training");
    add(phrases, "held between two steps", "paused");
    add(phrases, "begins? anew", "starts again, restarts");
    add(phrases, "wavers|sways", "fluctuates");
    return phrases;
  }

  private static void add(Map<Pattern, String> phrases, String words, String instead) {
    String spaced = words.replace(" ", "[\\s*/]+");
    phrases.put(
        Pattern.compile(
            "(?<![\\w-])(?:" + spaced + ")(?![\\w-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        instead);
  }

  @Test
  void messagesAndCommentsAreInPlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String module : MODULES) {
      for (Path file : files(root().resolve(module).resolve("src/main"), ".java")) {
        String source = Files.readString(file);
        TOKEN
            .matcher(source)
            .results()
            .filter(token -> token.group(1) != null)
            .forEach(token -> check(file, source, token.start(), token.group(), found));
        files++;
      }
    }
    assertTrue(files > 300, "only " + files + " source files below " + root());
    assertEquals(List.of(), found);
  }

  @Test
  void testsAreInPlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    int names = 0;
    for (String module : MODULES) {
      for (Path file : files(root().resolve(module).resolve("src/test"), ".java")) {
        if (file.endsWith("PlainEnglishTest.java")) {
          continue;
        }
        String source = Files.readString(file);
        TOKEN
            .matcher(source)
            .results()
            .filter(token -> token.group(1) != null)
            .forEach(token -> check(file, source, token.start(), token.group(), found));
        for (MatchResult test : TEST.matcher(source).results().toList()) {
          names++;
          if (UNPLAIN.matcher(test.group(1)).find()) {
            found.add(root().relativize(file) + ": " + test.group(1));
          }
        }
      }
    }
    assertTrue(names > 1000, "only " + names + " test names below " + root());
    assertEquals(List.of(), found);
  }

  @Test
  void documentsAreInPlainEnglish() throws IOException {
    assumeTrue(
        Files.exists(root().resolve("docs/README.md")), "skipped: the documents have no index yet");
    List<String> found = new ArrayList<>();
    List<Path> documents = new ArrayList<>(files(root().resolve("docs"), ".md"));
    documents.add(root().resolve("README.md"));
    for (Path document : documents) {
      if (Files.exists(document)) {
        String text = Files.readString(document);
        check(document, text, 0, text, found);
      }
    }
    assertEquals(List.of(), found);
  }

  private static void check(Path file, String whole, int at, String part, List<String> found) {
    PHRASES.forEach(
        (phrase, instead) -> {
          Matcher matcher = phrase.matcher(part);
          for (MatchResult match : matcher.results().toList()) {
            long line =
                1 + whole.substring(0, at + match.start()).chars().filter(c -> c == '\n').count();
            found.add(
                "%s:%d: '%s', write: %s"
                    .formatted(root().relativize(file), line, match.group(), instead));
          }
        });
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(end)).sorted().toList();
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("app")) ? here : here.getParent();
  }
}

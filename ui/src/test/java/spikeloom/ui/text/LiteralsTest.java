package spikeloom.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No text of the window stands in its sources. */
class LiteralsTest {
  /** Sources with texts that the window does not show, and why. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "DesktopApp", "errors before there is a window, on the command line",
          "Display", "errors before there is a window, on the command line",
          "chart/AwtFonts", "names of fonts",
          "figure/CodeSheet", "a figure of a command",
          "figure/ExperimentFigures", "figures of commands",
          "figure/Naturalisation", "a figure of a command",
          "screen/Screen", "headings of the help page, which is English",
          "tool/WindowLatency", "figures of a command",
          "tool/Screenshots", "errors of a command");

  private static final Pattern TWO_WORDS =
      Pattern.compile("\\p{L}{2,}[^\\p{L}]*\\s[^\\p{L}]*\\p{L}{2,}");

  private static final Pattern TITLE = Pattern.compile("\\p{Lu}\\p{Ll}{2,}( …|:)?");

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

  /** Constructors and methods whose first text is shown. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?s).*(new (\\w*Button|Label|CheckBox|MenuItem|Menu|Tab|Tooltip|ButtonType|TitledPane"
              + "|Remark|Axis|ColourScale|HeatMatrix|PointGroup)(<\\w*>)?\\("
              + "|Axis\\.linear\\(|BarSeries\\.of\\(|surface\\.text\\("
              + "|\\.set(Text|PromptText|AccessibleText|AccessibleHelp|Title|HeaderText|ContentText)"
              + "\\()$");

  /** Statements whose texts are for programmers and programs. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?s).*(new (IllegalArgument|IllegalState|UnsupportedOperation)Exception\\("
              + "|@SuppressWarnings\\(|csv\\.row\\(|csv\\.with\\(|Terms\\.explain\\("
              + "|getStyleClass\\(\\)|Pattern\\.compile\\(|lookup(All)?\\(|named\\(.*\\),).*");

  /** Elements and attributes. */
  private static final Pattern MARKUP = Pattern.compile("</?\\w|/>|=\\\\\"");

  private static final Set<String> NAMES = Set.of("SpikeLoom");

  @Test
  void noTextOfTheWindowIsOutsideTheBundles() {
    List<String> texts =
        SourceText.all().stream()
            .filter(literal -> !OTHERS.containsKey(literal.file()))
            .filter(LiteralsTest::isText)
            .map(SourceText::place)
            .toList();
    assertEquals(List.of(), texts, "move them to the bundle of their package");
  }

  @Test
  void everySourceThatMayHaveTextsHasSome() {
    Set<String> found =
        SourceText.all().stream()
            .filter(LiteralsTest::isText)
            .map(SourceText::file)
            .collect(Collectors.toSet());
    assertTrue(
        found.containsAll(OTHERS.keySet()), OTHERS.keySet() + " need not all be listed: " + found);
  }

  @Test
  void textsAreNeitherNamesNorPatterns() {
    assertTrue(isText("label.setAccessibleText(\"cancel\");"));
    assertTrue(isText("new Label(\"…, of\");"));
    assertTrue(isText("show(\"Choose data.\");"));
    assertTrue(isText("NEWEST(\"Newest\")"));
    assertFalse(isText("label.setId(\"cancel\");"));
    assertFalse(isText("box.getStyleClass().addAll(\"small\", \"no arrow\");"));
    assertFalse(isText("throw new IllegalStateException(\"no page\");"));
    assertFalse(isText("element(\"<rect x y/>\");"));
    assertFalse(isText("Texts.SCREEN.get(\"start.title\");"));
  }

  private static boolean isText(String source) {
    return SourceText.in("", source).anyMatch(LiteralsTest::isText);
  }

  private static boolean isText(SourceText literal) {
    String value = literal.value().replaceAll("\\\\.", " ").replaceAll("%[\\d,.]*[a-z]", " ");
    boolean worded =
        TWO_WORDS.matcher(value).find()
            || TITLE.matcher(value.strip()).matches()
            || (SHOWN.matcher(literal.before()).matches() && LETTERS.matcher(value).find());
    return worded
        && !PROGRAM.matcher(literal.before()).matches()
        && !NAMES.contains(value.strip())
        && !value.startsWith("spikeloom ")
        && !MARKUP.matcher(literal.value()).find();
  }
}

package spikeloom.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spikeloom.evaluation.Disturbance;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateText;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.figure.FigureStyle;
import spikeloom.ui.model.DreamModel;
import spikeloom.ui.model.EventPlayer;
import spikeloom.ui.model.MapGroups;
import spikeloom.ui.model.NeuronOrder;
import spikeloom.ui.model.PlanSection;
import spikeloom.ui.model.RunOrder;
import spikeloom.ui.model.RunState;
import spikeloom.ui.screen.Screen;

class BundlesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
  private static final Pattern APOSTROPHES = Pattern.compile("'+");

  @AfterEach
  void english() {
    ScreenLocale.neutral();
  }

  @Test
  void everyBundleHasTheSameKeysInBothLanguages() {
    for (Texts texts : Texts.values()) {
      assertEquals(keys(texts, Locale.ROOT), keys(texts, Locale.GERMAN), texts.location());
    }
  }

  @Test
  void aTextHasTheSamePlaceholdersInBothLanguages() {
    for (Texts texts : Texts.values()) {
      for (String key : keys(texts, Locale.ROOT)) {
        assertEquals(
            placeholders(pattern(texts, key, Locale.ROOT)),
            placeholders(pattern(texts, key, Locale.GERMAN)),
            texts + " " + key);
      }
    }
  }

  @Test
  void everyTextIsAPatternWithDoubledApostrophes() {
    for (Texts texts : Texts.values()) {
      for (Locale language : List.of(Locale.ROOT, Locale.GERMAN)) {
        for (String key : keys(texts, language)) {
          String pattern = pattern(texts, key, language);
          assertNotEquals("", new MessageFormat(pattern, language).toPattern(), key);
          assertEquals(
              0,
              APOSTROPHES
                  .matcher(pattern)
                  .results()
                  .filter(one -> one.group().length() % 2 > 0)
                  .count(),
              texts + " " + key + ": " + pattern);
        }
      }
    }
  }

  @Test
  void noKeyIsUnused() {
    Set<String> used = new HashSet<>();
    List<String> places = new ArrayList<>();
    for (SourceText literal : SourceText.all()) {
      used.add(literal.value());
      if (literal.before().matches("(?s).*Texts\\.[A-Z]+\\s*\\.(of|get|find)\\($")) {
        places.add(literal.value().endsWith(".") ? literal.value() : literal.value() + ".");
      }
    }
    for (Texts texts : Texts.values()) {
      for (String key : keys(texts, Locale.ROOT)) {
        String parts = key.substring(0, key.lastIndexOf('.') + 1);
        assertFalse(
            !used.contains(key)
                && places.stream().noneMatch(at -> at.length() > 1 && parts.startsWith(at)),
            texts + " has a text that is not used: " + key);
      }
    }
  }

  @Test
  void noKeyIsMissing() {
    for (SourceText literal : SourceText.all()) {
      for (Texts texts : Texts.values()) {
        if (literal.before().matches("(?s).*Texts\\." + texts + "\\s*\\.get\\($")) {
          Set<String> keys = keys(texts, Locale.ROOT);
          assertFalse(
              literal.value().endsWith(".")
                  ? keys.stream().noneMatch(key -> key.startsWith(literal.value()))
                  : !keys.contains(literal.value()),
              literal.place() + " is not in " + texts.location());
        }
      }
    }
  }

  @Test
  void everyChoiceHasItsTexts() {
    Stream<Supplier<String>> choices =
        Stream.of(
                titles(RunState.values(), RunState::words),
                titles(RunOrder.values(), RunOrder::title),
                titles(PlanSection.values(), PlanSection::title),
                titles(Screen.values(), Screen::title),
                titles(FigureStyle.values(), FigureStyle::title),
                titles(Language.values(), Language::title),
                titles(NeuronOrder.values(), NeuronOrder::toString),
                titles(MapGroups.values(), MapGroups::toString),
                titles(EventPlayer.Look.values(), EventPlayer.Look::toString),
                titles(DreamModel.Start.values(), DreamModel.Start::toString),
                titles(Distortion.values(), Quantities::unit),
                titles(Distortion.values(), Quantities::briefUnit),
                titles(Disturbance.values(), kind -> Texts.FIGURE.of("disturbance", kind)),
                titles(Snapshot.Part.values(), part -> Texts.TEXT.of("part", part)),
                titles(Snapshot.Part.values(), part -> Texts.SCREEN.of("samples", part)),
                titles(
                    RasterChart.Channel.values(),
                    channel -> Texts.CHART.of("raster.channels", channel, 2)))
            .flatMap(titles -> titles);
    choices.forEach(
        title -> {
          ScreenLocale.neutral();
          assertFalse(title.get().isBlank());
          ScreenLocale.use(Language.GERMAN);
          assertFalse(title.get().isBlank());
        });
  }

  @Test
  void unitsAreThoseOfTheCommandLine() {
    for (Distortion measure : Distortion.values()) {
      assertEquals(measure.text(0.0834), Quantities.distortion(measure, 0.0834));
      assertEquals(measure.brief(0.0034), Quantities.briefly(measure, 0.0034));
    }
    assertEquals(RateText.brief(1234), Quantities.rate(1234));
    assertEquals(RateText.brief(Double.NaN), Quantities.rate(Double.NaN));
    assertEquals(RateText.full(1234.5), Quantities.fullRate(1234.5));
    assertEquals(RateText.full(Double.NaN), Quantities.fullRate(Double.NaN));
    ScreenLocale.use(Language.GERMAN);
    assertEquals("0,0834 Nats pro Wert", Quantities.distortion(Distortion.CROSS_ENTROPY, 0.0834));
    assertEquals("1.234 bit", Quantities.rate(1234));
  }

  @Test
  void countsFollowThePluralsAndNumbersOfTheLanguage() {
    assertEquals("1 step, 1 event", counts(1));
    assertEquals("1,234 steps, 1,234 events", counts(1234));
    ScreenLocale.use(Language.GERMAN);
    assertEquals("0 Schritte, 0 Ereignisse", counts(0));
    assertEquals("1 Schritt, 1 Ereignis", counts(1));
    assertEquals("1.234 Schritte, 1.234 Ereignisse", counts(1234));
    assertEquals("0,0834", LocalNumbers.format("%.4f", 0.0834));
  }

  private static String counts(int number) {
    String steps = Texts.CHART.get("raster.facts", "", number, number);
    String events = Texts.SCREEN.get("recording.facts", "", "", 0, 0, number, 0);
    return steps.split(", ", -1)[1] + ", " + events.split(" · ", -1)[3].replaceAll(" \\w+$", "");
  }

  private static <T> Stream<Supplier<String>> titles(T[] choices, Function<T, String> title) {
    return Arrays.stream(choices).map(choice -> () -> title.apply(choice));
  }

  private static ResourceBundle bundle(Texts texts, Locale language) {
    return ResourceBundle.getBundle(
        texts.location(),
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Those of the language itself. */
  private static Set<String> keys(Texts texts, Locale language) {
    ResourceBundle bundle = bundle(texts, language);
    assertEquals(language, bundle.getLocale(), texts.location());
    String file = "/" + texts.location().replace('.', '/');
    String name = file + (language.equals(Locale.ROOT) ? "" : "_de") + ".properties";
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(BundlesTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      Properties own = new Properties();
      own.load(in);
      return new TreeSet<>(own.stringPropertyNames());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pattern(Texts texts, String key, Locale language) {
    return bundle(texts, language).getString(key);
  }

  private static Set<String> placeholders(String pattern) {
    Set<String> found = new TreeSet<>();
    PLACEHOLDER.matcher(pattern).results().forEach(one -> found.add(one.group(1)));
    return found;
  }
}

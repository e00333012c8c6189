package spikeloom.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScreenLocaleTest {
  private static final Locale SWISS = Locale.forLanguageTag("de-CH");

  private final Locale words = Locale.getDefault(Locale.Category.DISPLAY);
  private final Locale formats = Locale.getDefault(Locale.Category.FORMAT);

  @AfterEach
  void restore() {
    system(words, formats);
    ScreenLocale.neutral();
  }

  @Test
  void theSystemsLanguageIsUsedIfItIsGermanAndItsNumbersInAnyCase() {
    system(SWISS, SWISS);
    assertEquals("Systemsprache 1’234.5", shown(Language.SYSTEM));
    system(Locale.FRENCH, Locale.FRENCH);
    assertEquals("System language 1 234,5", shown(Language.SYSTEM).replaceAll("\\h", " "));
    system(Locale.ENGLISH, Locale.GERMANY);
    assertEquals("System language 1.234,5", shown(Language.SYSTEM));
  }

  @Test
  void aChosenLanguageBringsItsNumbersInTheFormOfTheRegion() {
    system(Locale.FRENCH, Locale.FRENCH);
    assertEquals("System language 1,234.5", shown(Language.ENGLISH));
    assertEquals("Systemsprache 1.234,5", shown(Language.GERMAN));
    system(SWISS, SWISS);
    assertEquals("System language 1,234.5", shown(Language.ENGLISH));
    assertEquals("Systemsprache 1’234.5", shown(Language.GERMAN));
  }

  @Test
  void formatsThatWereKeptAreThoseOfTheWindow() {
    system(Locale.GERMANY, Locale.GERMANY);
    ScreenLocale.keepFormats();
    system(Locale.GERMANY, Locale.ROOT);
    assertEquals("Systemsprache 1.234,5", shown(Language.SYSTEM));
  }

  @Test
  void textsAndNumbersAreNeutralBeforeALanguageIsChosen() {
    system(Locale.GERMANY, Locale.GERMANY);
    assertEquals("System language 1,234.5", shown());
  }

  private static void system(Locale words, Locale formats) {
    Locale.setDefault(Locale.Category.DISPLAY, words);
    Locale.setDefault(Locale.Category.FORMAT, formats);
  }

  private static String shown(Language language) {
    ScreenLocale.use(language);
    return shown();
  }

  private static String shown() {
    return Language.SYSTEM.title() + " " + LocalNumbers.format("%,.1f", 1234.5);
  }
}

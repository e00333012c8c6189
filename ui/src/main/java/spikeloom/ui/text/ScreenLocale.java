package spikeloom.ui.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The locales of texts and numbers on the screen. Both are neutral until a window is opened: the
 * command line writes the same on every system. English texts are those of the root locale.
 */
public final class ScreenLocale {
  private static final Pair NEUTRAL = new Pair(Locale.ROOT, Locale.ROOT);

  private static volatile Pair current = NEUTRAL;
  private static volatile Optional<Locale> kept = Optional.empty();

  private ScreenLocale() {}

  private record Pair(Locale texts, Locale numbers) {}

  /**
   * Keeps the system's formats for later windows, before the command line makes the formats of the
   * program neutral.
   */
  public static void keepFormats() {
    kept = Optional.of(Locale.getDefault(Locale.Category.FORMAT));
  }

  /** Uses a language for all texts that are read from now on. */
  public static void use(Language language) {
    Locale formats = kept.orElseGet(() -> Locale.getDefault(Locale.Category.FORMAT));
    current =
        switch (language) {
          case SYSTEM -> new Pair(german(system()) ? Locale.GERMAN : Locale.ROOT, formats);
          case ENGLISH -> new Pair(Locale.ROOT, regional(formats, Locale.ENGLISH));
          case GERMAN -> new Pair(Locale.GERMAN, regional(formats, Locale.GERMAN));
        };
  }

  /** Uses English texts and numbers with a decimal point, as before a window is opened. */
  public static void neutral() {
    kept = Optional.empty();
    current = NEUTRAL;
  }

  /** The locale of texts. */
  static Locale texts() {
    return current.texts();
  }

  /** The locale of numbers on the screen. */
  public static Locale numbers() {
    return current.numbers();
  }

  private static Locale system() {
    return Locale.getDefault(Locale.Category.DISPLAY);
  }

  private static boolean german(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage());
  }

  /** The system's formats, with the habits of its region, if they are in the language. */
  private static Locale regional(Locale formats, Locale language) {
    return formats.getLanguage().equals(language.getLanguage()) ? formats : language;
  }
}

package spikeloom.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import spikeloom.text.Wording;

/**
 * The texts of each package of the window, in the language of the interface. They are the values of
 * the resource bundle {@code texts} of the package: patterns of {@link MessageFormat}, in which an
 * apostrophe is written twice.
 */
public enum Texts {
  CHART,
  ERROR,
  FIGURE,
  FILM,
  HELP,
  MODEL,
  SCREEN,
  SOUND,
  TEXT;

  /** English texts must not fall back to those of the system's language. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /**
   * A text.
   *
   * @param values the values of its placeholders
   * @throws java.util.MissingResourceException if there is no such key
   */
  public String get(String key, Object... values) {
    return filled(bundle().getString(key), values);
  }

  /** The text of a choice: the key {@code order.data-set} of {@code DATA_SET}. */
  public String of(String place, Enum<?> choice, Object... values) {
    return get(place + "." + Wording.of(choice), values);
  }

  /** The text of a key that may be missing. */
  public Optional<String> find(String key) {
    ResourceBundle bundle = bundle();
    return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
  }

  /** Location of the bundle. */
  String location() {
    return "spikeloom.ui." + name().toLowerCase(Locale.ROOT) + ".texts";
  }

  private ResourceBundle bundle() {
    return ResourceBundle.getBundle(
        location(), ScreenLocale.texts(), Texts.class.getClassLoader(), NO_FALLBACK);
  }

  private static String filled(String pattern, Object... values) {
    return values.length == 0
        ? pattern.replace("''", "'")
        : new MessageFormat(pattern, ScreenLocale.numbers()).format(values);
  }
}

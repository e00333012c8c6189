package spikeloom.ui.text;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.text.Wording;

/** Choices of the language of the interface. */
public enum Language {
  /** German on a German system, else English. */
  SYSTEM,
  ENGLISH,
  GERMAN;

  /** The language with this {@linkplain #id() id}. */
  public static Optional<Language> named(String id) {
    return Arrays.stream(values()).filter(language -> language.id().equals(id)).findFirst();
  }

  /** Its name in settings and code. */
  public String id() {
    return Wording.of(this);
  }

  /** Its name on the screen; that of a language is in the language itself. */
  public String title() {
    return Texts.TEXT.of("language", this);
  }
}

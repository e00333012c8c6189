package spikeloom.ui.text;

/** Formats numbers for the screen, in the user's locale. */
public final class LocalNumbers {
  private LocalNumbers() {}

  /** As {@link String#format(String, Object...)}. */
  public static String format(String pattern, Object... values) {
    return String.format(ScreenLocale.numbers(), pattern, values);
  }
}

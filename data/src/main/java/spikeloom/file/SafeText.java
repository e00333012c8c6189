package spikeloom.file;

/**
 * Text of unknown origin (names of files, cells, settings) for one line of a message, a log or a
 * window: a name with a line break or an escape sequence must not add lines, move the cursor of a
 * terminal, or reverse the text direction.
 */
public final class SafeText {
  private static final char FIRST_PRINTABLE = ' ';

  private SafeText() {}

  /**
   * Escapes control characters, line and paragraph separators, marks of direction and lone
   * surrogates as in Java, for instance {@code \n} or a backslash, {@code u} and four hexadecimal
   * digits.
   */
  public static String escaped(String text) {
    StringBuilder safe = null;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      int length = Character.charCount(letter);
      if (unsafe(letter) && safe == null) {
        safe = new StringBuilder(text.length() + 8).append(text, 0, i);
      }
      if (safe != null) {
        append(safe, letter);
      }
      i += length;
    }
    return safe == null ? text : safe.toString();
  }

  /** Removes the same characters, but keeps line feeds, for a text of several lines. */
  public static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(letter -> letter == '\n' || !unsafe(letter))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean unsafe(int letter) {
    return letter < FIRST_PRINTABLE
        || switch (Character.getType(letter)) {
          case Character.CONTROL,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE ->
              true;
          default -> directs(letter);
        };
  }

  // U+200E, U+200F, U+061C, U+202A to U+202E, U+2066 to U+2069: they change the order of text.
  private static boolean directs(int letter) {
    return letter == 0x200e
        || letter == 0x200f
        || letter == 0x061c
        || (letter >= 0x202a && letter <= 0x202e)
        || (letter >= 0x2066 && letter <= 0x2069);
  }

  private static void append(StringBuilder safe, int letter) {
    switch (letter) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (unsafe(letter)) {
          safe.append("\\u").append(hex(letter >>> 8)).append(hex(letter & 0xff));
        } else {
          safe.appendCodePoint(letter);
        }
      }
    }
  }

  private static String hex(int octet) {
    String digits = Integer.toHexString(octet);
    return digits.length() == 1 ? "0" + digits : digits;
  }
}

package spikeloom.app.console;

import spikeloom.file.SafeText;

/** Terminal properties set by the launcher; the JVM cannot detect them on every version. */
public final class Terminal {
  private Terminal() {}

  /** Whether standard error is a terminal, so that a line can be rewritten. */
  static boolean interactive() {
    return Boolean.getBoolean("spikeloom.terminal");
  }

  /** Prints one line on standard error; control characters in it are escaped. */
  public static void print(String sentence) {
    System.err.println(SafeText.escaped(sentence));
  }
}

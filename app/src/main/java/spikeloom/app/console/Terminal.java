package spikeloom.app.console;

import spikeloom.file.SafeText;

/** What the launcher knows of the terminal; the JVM cannot tell it on every version. */
public final class Terminal {
  private Terminal() {}

  /** Whether standard error is a screen, so that a line may be rewritten in place. */
  static boolean interactive() {
    return Boolean.getBoolean("spikeloom.terminal");
  }

  /** Prints one line on standard error; control characters in it are escaped. */
  public static void say(String sentence) {
    System.err.println(SafeText.escaped(sentence));
  }
}

package spikeloom.app.console;

/** The exit codes of the program. */
public final class ExitCode {
  /** Everything that was asked for has been done. */
  public static final int SUCCESS = 0;

  /** Something failed; a sentence on standard error says what. */
  public static final int FAILURE = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  private ExitCode() {}
}

package spikeloom.app.console;

/** The exit codes of the program. */
public final class ExitCode {
  /** Everything that was asked for has been done. */
  public static final int SUCCESS = 0;

  /** Something failed; a sentence on standard error says what. */
  public static final int FAILURE = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /**
   * The command was stopped by a scheduler, with a checkpoint, and is to be queued again: the same
   * command continues. The number is {@code EX_TEMPFAIL} of the BSD header {@code sysexits.h}.
   */
  public static final int REQUEUE = 75;

  private ExitCode() {}
}

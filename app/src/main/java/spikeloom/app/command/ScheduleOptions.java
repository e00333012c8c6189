package spikeloom.app.command;

import picocli.CommandLine.Option;
import spikeloom.plan.PlanException;

/** Options of commands that train, for those that start them: schedulers and scripts. */
final class ScheduleOptions {
  @Option(
      names = "--json-lines",
      description = "Print progress and result as JSON, one object per line.")
  private boolean lines;

  @Option(
      names = "--requeue",
      description = {
        "Exit with code 75 also after Ctrl-C, as after SIGTERM: stopped with a checkpoint,",
        "to be queued again."
      })
  private boolean requeue;

  /**
   * Whether progress is printed as JSON lines.
   *
   * @param json whether the result is to be printed as JSON
   * @throws PlanException if both are asked for
   */
  boolean lines(boolean json) {
    PlanException.unless(
        !lines || !json, "give either --json or --json-lines: both print on standard output");
    return lines;
  }

  /** Whether Ctrl-C means what SIGTERM means. */
  boolean requeue() {
    return requeue;
  }
}

package spikeloom.app.command;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  /** Whether the result is to be printed as JSON. */
  boolean json() {
    return json;
  }
}

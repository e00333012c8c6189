package spikeloom.app.shell;

import picocli.CommandLine.Model.CommandSpec;

/** Shells with completion of commands, options and values. */
public enum CompletionShell {
  BASH,
  ZSH,
  FISH;

  /**
   * The script that a user loads into the shell.
   *
   * @param program the program with all its commands
   */
  public String script(CommandSpec program) {
    return switch (this) {
      case BASH -> new BashCompletion(program).script();
      case ZSH -> new ZshCompletion(program).script();
      case FISH -> new FishCompletion(program).script();
    };
  }
}

package spikeloom.app.command;

import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import spikeloom.app.console.ExitCode;
import spikeloom.app.shell.CompletionShell;
import spikeloom.plan.EnumWords;

/** {@code spikeloom completion}: prints a script that completes the command line in a shell. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands, options, values and files in a shell.",
      "bash: 'source <(spikeloom completion bash)'; zsh: 'source <(spikeloom completion zsh)'; fish: 'spikeloom completion fish | source'."
    })
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // used by picocli
  private boolean help;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String shell = "bash";

  @Override
  public Integer call() {
    CompletionShell named = EnumWords.parse("shell", CompletionShell.class, shell);
    System.out.print(named.script(spec.root()));
    return ExitCode.SUCCESS;
  }

  /** The names of the shells. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Candidates.words(CompletionShell.values());
    }
  }
}

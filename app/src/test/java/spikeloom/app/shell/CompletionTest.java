package spikeloom.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import spikeloom.app.Main;
import spikeloom.app.Shell;

/** Completion of the command line by real shells, where they are installed. */
final class CompletionTest {
  @TempDir private Path folder;

  private static CommandSpec program() {
    return Main.whole().getCommandSpec();
  }

  private Path script(CompletionShell shell) throws IOException {
    return Files.writeString(
        Files.createDirectory(folder.resolve("completion")).resolve("script"),
        shell.script(program()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr | train",
        "train --enc | --encoding --encoder --encoder-parameters",
        "train --encoder '' | lif src ltc theta qif srm none",
        "train --encoder = l | lif ltc",
        "train --plan ru | runs",
        "train --data str | strokes",
        "train --data sou | sounds",
        "train --data ./s | ./sounds",
        "train --beta '' | ''",
        "train --plugins x tr | ''",
        "--plugins pl | plugins",
        "export runs/ | runs/a b",
        "export r --to onnx | onnx onnx-prior",
        "evaluate --json --fit-prior g | glm",
        "bench --only mem | memory",
        "experiment cod | codec",
        "completion '' | bash zsh fish"
      })
  void bashCompletesCommandsOptionsValuesAndFiles(String words, String expected)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("runs/a b"));
    Files.createDirectories(folder.resolve("sounds"));
    Files.createDirectories(folder.resolve("plugins"));
    Path script = script(CompletionShell.BASH);
    String call =
        """
        source '%s'
        COMP_WORDS=(spikeloom %s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _spikeloom
        echo "${COMPREPLY[*]}"
        """
            .formatted(script, words);
    assertEquals(
        expected,
        Installed.printed(folder, "bash", "--norc", "-c", call).replace('\n', ' ').strip());
  }

  @Test
  void fishCompletesWithDescriptions() throws IOException, InterruptedException {
    Path script = script(CompletionShell.FISH);
    Files.createDirectories(folder.resolve("runs"));
    String call =
        "source '%s'; complete -C 'spikeloom tr'; complete -C 'spikeloom train --encoder sr'; complete -C 'spikeloom export ru'"
            .formatted(script);
    assertEquals(
        List.of(
            "train\tTrain a hybrid autoencoder and write a run directory",
            "src\tNeurons of the spiking network (default: lif)",
            "srm\tNeurons of the spiking network (default: lif)",
            "runs/"),
        Installed.printed(folder, "fish", "--private", "-c", call).lines().toList());
  }

  @Test
  void zshReadsItsScript() throws IOException, InterruptedException {
    String script = script(CompletionShell.ZSH).toString();
    Installed.printed(folder, "zsh", "-f", "-n", script);
    String call =
        "autoload -U compinit; compinit -u -D; source '%s'; print -- $_comps[spikeloom]"
            .formatted(script);
    assertEquals("_spikeloom", Installed.printed(folder, "zsh", "-f", "-c", call).strip());
  }

  @ParameterizedTest
  @EnumSource
  void aScriptHasEveryCommandAndOption(CompletionShell shell) {
    String script = shell.script(program());
    String start = shell == CompletionShell.FISH ? " -l " : "--";
    List<String> missing = new ArrayList<>();
    program()
        .subcommands()
        .forEach(
            (name, command) -> {
              if (!script.contains(name)) {
                missing.add(name);
              }
              for (OptionSpec option : command.getCommandSpec().options()) {
                if (!script.contains(start + option.longestName().substring(2))) {
                  missing.add(name + " " + option.longestName());
                }
              }
            });
    assertEquals(List.of(), missing);
  }

  @Test
  void theCommandPrintsTheScript() {
    Shell shell = Shell.run("completion", "fish");
    assertEquals(0, shell.code(), shell.err());
    assertEquals(CompletionShell.FISH.script(program()), shell.out());
    Shell wrong = Shell.run("completion", "tcsh");
    assertEquals(2, wrong.code());
    assertTrue(
        wrong.complaint().contains("shell 'tcsh' is not known; it is one of: bash, zsh, fish"),
        wrong.err());
  }
}

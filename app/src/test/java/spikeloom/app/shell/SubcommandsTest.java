package spikeloom.app.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import spikeloom.app.command.ManCommand;
import spikeloom.app.command.TrainCommand;

class SubcommandsTest {
  private static final List<Class<?>> COMMANDS = List.of(TrainCommand.class, ManCommand.class);

  private static CommandLine program(String... arguments) {
    return Subcommands.named(new CommandLine(CommandSpec.create()), COMMANDS, arguments);
  }

  private static CommandSpec command(String name, String... arguments) {
    CommandLine program = program(arguments);
    return Objects.requireNonNull(program.getSubcommands().get(name)).getCommandSpec();
  }

  @Test
  void theCommandThatIsNamedHasItsOptions() {
    assertTrue(
        command("train", "train", "--epochs", "1", "--epochs", "2")
            .optionsMap()
            .containsKey("--epochs"));
  }

  @Test
  void otherCommandsHaveNameAndDescriptionOnly() {
    CommandSpec outline = command("train", "resume", "run");
    assertFalse(outline.optionsMap().containsKey("--epochs"));
    CommandSpec whole = command("train", "train");
    assertArrayEquals(whole.usageMessage().description(), outline.usageMessage().description());
  }

  @Test
  void theHelpOfTheProgramIsTheSameFromOutlines() {
    assertEquals(
        Subcommands.all(new CommandLine(CommandSpec.create()), COMMANDS).getUsageMessage(),
        program("--help").getUsageMessage());
  }

  @Test
  void completionAndManualPagesReadTheOptionsOfEveryCommand() {
    assertTrue(command("train", "man").optionsMap().containsKey("--epochs"));
    assertTrue(command("train", "completion").optionsMap().containsKey("--epochs"));
  }
}

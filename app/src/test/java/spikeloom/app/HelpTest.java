package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import spikeloom.ui.model.PlanSection;

/** What the program prints of itself. */
final class HelpTest {
  private static String help(String command) {
    Shell shell = Shell.run(command, "--help");
    assertEquals(0, shell.code(), shell.err());
    return shell.out();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void optionsOfATrainingAreGroupedAsInTheForm() {
    String help = help("train");
    int before = -1;
    for (PlanSection section : PlanSection.values()) {
      String heading = "\n" + section.title() + ":";
      int at = help.indexOf(heading);
      assertTrue(at > before, heading + help);
      before = at;
      String first = "--" + section.settings().get(0).option() + "=";
      assertTrue(help.indexOf(first) >= 0, first);
    }
    String signal = help.substring(help.indexOf("\nSignal:"), help.indexOf("\nNetworks:"));
    List<String> options =
        Pattern.compile("(?m)^ +(--[a-z-]+)")
            .matcher(signal)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertEquals(
        PlanSection.SIGNAL.settings().stream().map(s -> "--" + s.option()).toList(), options);
  }

  @Test
  void everyOptionOfATrainingIsShownOnce() {
    String help = help("train");
    List<String> names =
        Pattern.compile("(?m)^ {6}(--[a-z-]+)|^  -h, (--help)")
            .matcher(help)
            .results()
            .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
            .toList();
    assertEquals(names.stream().distinct().count(), names.size(), names.toString());
    CommandLine train = Main.whole().getSubcommands().get("train");
    Objects.requireNonNull(train)
        .getCommandSpec()
        .options()
        .forEach(option -> assertTrue(names.contains(option.longestName()), option.longestName()));
  }

  @Test
  void theHelpNamesWhatADefaultDependsOn() {
    String help = oneLine(help("train"));
    assertTrue(help.contains("Adam (default: 0.002; depends on preset, encoder and data)"), help);
    assertTrue(help.contains("(default: 600; depends on preset and encoder)"), help);
    assertTrue(help.contains("(default: time; depends on encoder)"), help);
    assertTrue(
        help.contains("(default: see rate-weight; depends on preset, encoder and data)"), help);
    assertTrue(help.contains("Samples per optimiser step (default: 64)."), help);
  }

  @Test
  void otherCommandsKeepOneListOfOptions() {
    String help = help("evaluate");
    assertFalse(help.contains("Signal:"), help);
    assertTrue(help.contains("--by-time"), help);
  }

  @Test
  void theVersionHasThoseOfJavaAndTheSystem() {
    Shell shell = Shell.run("--version");
    assertEquals(0, shell.code(), shell.err());
    List<String> lines = shell.out().lines().toList();
    assertEquals(3, lines.size(), shell.out());
    assertTrue(lines.get(0).matches("SpikeLoom \\d+\\.\\d+.*"), shell.out());
    assertTrue(lines.get(1).startsWith("Java " + Runtime.version()), shell.out());
    assertEquals(System.getProperty("os.name") + " " + System.getProperty("os.arch"), lines.get(2));
  }
}

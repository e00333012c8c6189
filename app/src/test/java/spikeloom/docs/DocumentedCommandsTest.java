package spikeloom.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import spikeloom.app.Main;
import spikeloom.plan.ImpliedSettings;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;

/**
 * Every documented command is one that the program understands, and those of README and tutorial
 * run.
 */
final class DocumentedCommandsTest {
  private static final Path TUTORIAL = Pages.DOCS.resolve("tutorial");

  /** Trainings of a page are cut down to these. */
  private static final Map<String, String> SHORT = Map.of("--limit", "100", "--epochs", "1");

  private static final long MOST_MINUTES = 15;

  private static final Map<String, Setting> SETTINGS =
      Arrays.stream(Setting.values()).collect(Collectors.toMap(s -> "--" + s.option(), s -> s));

  @TempDir Path folder;

  @Test
  void everyDocumentedCommandIsUnderstood() throws IOException {
    List<String> faults = new ArrayList<>();
    int commands = 0;
    for (Path page : Pages.all()) {
      for (DocumentedCommand command : DocumentedCommand.of(page)) {
        commands++;
        fault(command.arguments()).ifPresent(fault -> faults.add(command + "\n  " + fault));
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(commands > 20, "only " + commands + " commands were found");
  }

  private static Optional<String> fault(List<String> arguments) {
    try {
      ParseResult result =
          Main.commandLine(arguments.toArray(String[]::new))
              .parseArgs(arguments.toArray(String[]::new));
      // Plug-ins bring values that the program does not know; PluginTest uses them.
      if (result.hasSubcommand() && !result.hasMatchedOption("--plugins")) {
        check(result.subcommand());
      }
      return Optional.empty();
    } catch (ParameterException | PlanException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Checks the values of settings, which the command line keeps as texts. */
  private static void check(ParseResult command) {
    String name = command.commandSpec().name();
    command
        .matchedOptions()
        .forEach(
            option -> {
              Setting setting = SETTINGS.get(option.longestName());
              boolean own = setting == Setting.ENCODING && name.equals("encode"); // knows 'all' too
              if (setting != null && option.typeInfo().getType() == String.class && !own) {
                option
                    .stringValues()
                    .forEach(
                        text ->
                            ImpliedSettings.complete(Map.of(setting, text))
                                .forEach(Setting::parsed));
              }
            });
  }

  @TestFactory
  Stream<DynamicTest> commandsOfTheReadmeAndTheTutorialRun() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Pages.README));
    pages.addAll(Pages.below(TUTORIAL));
    return pages.stream()
        .map(page -> DynamicTest.dynamicTest(Pages.name(page), () -> runCommandsOf(page)));
  }

  /** The commands of a page, one after the other in a folder of their own. */
  private void runCommandsOf(Path page) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(folder, "page");
    for (CodeBlocks.Line line : CodeBlocks.of(page)) {
      if (!line.isLong() && line.text().startsWith("java docs/")) {
        List<String> words = new ArrayList<>(List.of(line.text().split(" ")));
        words.set(0, java());
        words.set(1, Pages.ROOT.resolve(words.get(1)).toString());
        run(line.text(), words, work);
      }
    }
    List<String> commands =
        DocumentedCommand.of(page).stream()
            .filter(command -> !command.isLong() && !command.arguments().isEmpty())
            .map(command -> String.join(CommandsInOneProcess.SEPARATOR, shortened(command)))
            .toList();
    if (!commands.isEmpty()) {
      Path file = Files.write(work.resolve("commands.txt"), commands);
      List<String> words =
          new ArrayList<>(
              List.of(java(), "--add-modules=jdk.incubator.vector", "-Djava.awt.headless=true"));
      words.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
      words.addAll(List.of(CommandsInOneProcess.class.getName(), file.toString()));
      run(Pages.name(page), words, work);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A training of few samples in the place of one of many. */
  private static List<String> shortened(DocumentedCommand command) {
    return shortened(command.arguments());
  }

  private static List<String> shortened(List<String> arguments) {
    if (!arguments.get(0).equals("train") && !arguments.get(0).equals("sweep")) {
      return arguments;
    }
    List<String> shorter = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (SHORT.containsKey(arguments.get(i))) {
        i++;
      } else {
        shorter.add(arguments.get(i));
      }
    }
    SHORT.forEach((option, value) -> shorter.addAll(List.of(option, value)));
    return shorter;
  }

  private static void run(String what, List<String> words, Path work)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(work, "printed", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().remove("SPIKELOOM_DATA"); // readers may have no data sets
    Process process = builder.start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = what + "\n" + Files.readString(printed);
    assertTrue(ended, text);
    assertEquals(0, process.exitValue(), text);
    assertFalse(text.contains("Exception in thread"), text);
  }

  @Test
  void wrongCommandsAreFound() {
    assertTrue(fault(List.of("trane")).isPresent());
    assertTrue(fault(List.of("train", "--betta", "1")).isPresent());
    assertTrue(fault(List.of("train", "--beta", "much")).isPresent());
    assertTrue(fault(List.of("train", "--rule", "hebb")).isPresent());
    assertTrue(fault(List.of("evaluate")).isPresent());
    assertTrue(fault(List.of("sweep", "--beta", "1e-3,1e-2", "--seeds", "1,2")).isEmpty());
  }

  @Test
  void trainingsAreShortened() {
    assertEquals(
        List.of("train", "--data", "strokes"),
        shortened(List.of("train", "--epochs", "9", "--data", "strokes")).subList(0, 3));
  }
}

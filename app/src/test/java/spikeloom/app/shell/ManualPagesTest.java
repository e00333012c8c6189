package spikeloom.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import spikeloom.app.Main;
import spikeloom.app.Shell;

/** Manual pages, also as the programs that show them read them, where they are installed. */
final class ManualPagesTest {
  private static final Set<String> MACROS = Set.of(".TH", ".SH", ".SS", ".PP", ".TP", ".BR");
  private static final Set<String> SETTINGS = Set.of(".nh", ".ad l");

  @TempDir private Path folder;

  private static CommandSpec program() {
    return Main.whole().getCommandSpec();
  }

  private static Map<String, String> pages() {
    return new ManualPages(program()).all();
  }

  private static String page(String name) {
    return pages().getOrDefault(name, "");
  }

  @Test
  void everyCommandHasAPageWithItsOptions() {
    List<String> missing = new ArrayList<>();
    program()
        .subcommands()
        .forEach(
            (name, command) -> {
              String page = page("spikeloom-" + name + ".1");
              for (OptionSpec option : command.getCommandSpec().options()) {
                if (!page.contains("\\fB" + Roff.escaped(option.longestName()) + "\\fR")) {
                  missing.add(name + " " + option.longestName());
                }
              }
            });
    assertEquals(List.of(), missing);
    assertEquals(program().subcommands().size() + 1, pages().size());
  }

  @Test
  void linesAreTextOrMacrosThatAreMeant() {
    pages()
        .forEach(
            (name, page) ->
                page.lines()
                    .filter(line -> line.startsWith(".") || line.startsWith("'"))
                    .forEach(
                        line ->
                            assertTrue(
                                SETTINGS.contains(line) || MACROS.contains(line.substring(0, 3)),
                                name + ": " + line)));
  }

  @Test
  void textThatRoffWouldReadAsAnInstructionIsEscaped() {
    assertEquals("\\&.csv \\(aqa\\(aq \\-\\- b\\ec", Roff.escaped(".csv 'a' -- b\\c"));
    assertEquals("\\(aqa\\(aq", Roff.escaped("'a'"));
  }

  @Test
  void optionsOfATrainingAreInTheSectionsOfTheForm() {
    String page = page("spikeloom-train.1");
    int signal = page.indexOf(".SS \"Signal\"");
    int networks = page.indexOf(".SS \"Networks\"");
    assertTrue(signal > 0 && networks > signal, page);
    int encoding = page.indexOf("\\fB\\-\\-encoding\\fR");
    assertTrue(signal < encoding && encoding < networks, page);
  }

  @Test
  void programsForManualPagesFindNoFault() throws IOException, InterruptedException {
    for (Map.Entry<String, String> page : pages().entrySet()) {
      Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
      assertEquals(
          "", Installed.printed(folder, "groff", "-ww", "-man", "-z", file.toString()).strip());
    }
  }

  @Test
  void manShowsAPage() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("spikeloom.1"), page("spikeloom.1"));
    String shown = Installed.printed(folder, "man", "-P", "cat", "-l", file.toString());
    assertTrue(shown.contains("SYNOPSIS"), shown);
    assertTrue(shown.contains("spikeloom-train(1)"), shown);
    assertTrue(shown.contains("'spikeloom COMMAND --help'"), shown);
  }

  @Test
  void theCommandPrintsAPageOrWritesAll() throws IOException {
    Shell printed = Shell.run("man", "train");
    assertEquals(0, printed.code(), printed.err());
    assertEquals(page("spikeloom-train.1"), printed.out());
    assertEquals(page("spikeloom.1"), Shell.run("man").out());

    Path out = folder.resolve("man1");
    assertEquals(0, Shell.run("man", "--out", out.toString()).code());
    for (Map.Entry<String, String> page : pages().entrySet()) {
      assertEquals(page.getValue(), Files.readString(out.resolve(page.getKey())));
    }
    Shell wrong = Shell.run("man", "trane");
    assertEquals(2, wrong.code());
    assertTrue(wrong.complaint().contains("command 'trane' is not known"), wrong.err());
    assertEquals(2, Shell.run("man", "train", "--out", out.toString()).code());
    Path blocked = Files.writeString(folder.resolve("blocked"), "");
    Shell unwritable = Shell.run("man", "--out", blocked.toString());
    assertEquals(1, unwritable.code());
    assertTrue(unwritable.complaint().contains("cannot be written"), unwritable.err());
    assertFalse(unwritable.err().contains("\tat "), unwritable.err());
  }
}

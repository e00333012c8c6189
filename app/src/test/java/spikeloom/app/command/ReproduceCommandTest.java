package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.app.reproduce.Paper;
import spikeloom.app.reproduce.Papers;

final class ReproduceCommandTest {
  @TempDir private Path folder;

  private Shell refused(String words) {
    Path out = folder.resolve("results");
    Shell shell = Tiny.run("reproduce " + words + " --out", out);
    assertEquals(2, shell.code(), shell.err());
    assertFalse(shell.err().contains("\tat "), shell.err());
    assertFalse(Files.exists(out), words);
    return shell;
  }

  @Test
  void withoutAPaperAllAreListedWithTheirFiguresAndHours() throws IOException {
    Shell text = Shell.run("reproduce");
    JsonNode json = Tiny.json(Shell.run("reproduce", "--json"));
    assertEquals(0, text.code(), text.err());
    assertEquals(Papers.all().size(), json.size());
    for (int i = 0; i < json.size(); i++) {
      Paper paper = Papers.all().get(i);
      assertEquals(paper.name(), json.get(i).get("name").asText());
      assertEquals(paper.hours(), json.get(i).get("hours").asDouble());
      assertTrue(text.out().contains(paper.name() + "  " + paper.title()), text.out());
      paper.rows().forEach(row -> assertTrue(text.out().contains(row.what()), row.what()));
    }
  }

  @Test
  void aListRunsNothing() {
    Path out = folder.resolve("results");
    Shell shell = Tiny.run("reproduce fp --list --out", out);
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.out().contains("fp-yinyang"), shell.out());
    assertFalse(shell.out().contains("theta-mnist"), shell.out());
    assertFalse(Files.exists(out));
  }

  @Test
  void anUnknownPaperListsTheKnownOnes() {
    String complaint = refused("bptt").complaint();
    assertTrue(complaint.contains("'bptt' is not known"), complaint);
    Papers.all().forEach(paper -> assertTrue(complaint.contains(paper.name()), complaint));
  }

  @Test
  void budgetsAndPagesThatAreNoneAreRefused() {
    assertTrue(refused("fp --budget 0").complaint().contains("budget must be more than 0"));
    assertTrue(refused("fp --budget -1").complaint().contains("budget must be more than 0"));
    assertTrue(refused("fp --budget NaN").complaint().contains("budget must be more than 0"));
    assertTrue(refused("fp --budget long").complaint().contains("--budget"));
    assertTrue(refused("fp --page fp.txt").complaint().contains("page must end in .md"));
    assertTrue(refused("fp --threads 0").complaint().contains("threads must be between 1"));
  }

  @Test
  void aBudgetThatIsUsedUpLeavesAPageAndIsAFailure() throws IOException {
    Path page = folder.resolve("pages/fp.md");
    Shell shell =
        Tiny.run(
            "reproduce fp --quick --threads 1 --budget 0.0000001 --page " + page + " --out",
            folder.resolve("results"));
    assertEquals(1, shell.code(), shell.err());
    assertTrue(shell.err().contains("Stopped. Continue with the same command"), shell.err());
    assertTrue(Files.readString(page).contains("not measured"));
    assertTrue(Files.exists(folder.resolve("pages/fp.json")));
  }
}

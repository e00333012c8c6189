package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.desktop.Desktop;
import spikeloom.export.ExportFormats;
import spikeloom.run.RunDirectory;
import spikeloom.ui.model.Explorer;

/** Runs on files that were changed, renamed or moved. */
class MovedDataTest {
  @TempDir Path folder;
  private Path table = Path.of(".");
  private Path run = Path.of(".");

  @BeforeEach
  void train() throws IOException {
    StringBuilder text = new StringBuilder("a,b,class\n9.5,-9.5,x\n-9.5,9.5,y\n");
    for (int i = 0; i < 48; i++) {
      text.append("%d.%d,-%d.25,%s%n".formatted(i % 7, i % 9, i % 5, i % 2 == 0 ? "x" : "y"));
    }
    table = Files.writeString(folder.resolve("table.csv"), text.toString());
    run = folder.resolve("run");
    Shell trained =
        shell(
            "train --data",
            table,
            "--steps 4 --hidden 6 --latent 4 --epochs 1 --threads 1 --out",
            run);
    assertEquals(0, trained.code(), trained.err());
  }

  /** Words with blanks between them, and paths. */
  private static Shell shell(Object... parts) {
    List<String> arguments = new ArrayList<>();
    for (Object part : parts) {
      arguments.addAll(
          part instanceof Path path
              ? List.of(path.toString())
              : List.of(part.toString().split(" ")));
    }
    return Shell.run(arguments.toArray(String[]::new));
  }

  private void change() throws IOException {
    String text = Files.readString(table);
    Files.writeString(table, text.replaceFirst("3\\.3", "3.4"));
    assertFalse(text.equals(Files.readString(table)));
  }

  @Test
  void aChangedValueIsNamedByEveryCommandAndStopsResume() throws IOException {
    assertFalse(shell("evaluate", run).err().contains("differ from those"));
    assertFalse(shell("evaluate", run).err().contains("differ"));
    change();
    List<Shell> warned =
        List.of(
            shell("evaluate", run),
            shell("reconstruct", run, "--out", folder.resolve("grid.png")),
            shell("export", run, "--to onnx --out", folder.resolve("d.onnx")),
            shell("export", run, "--to card --out", folder.resolve("card.md")),
            shell("replay", run));
    for (Shell shell : warned) {
      assertTrue(
          shell.err().contains("Warning: the data of table.csv differ from those"), shell.err());
      assertTrue(shell.err().contains("samples differ"), shell.err());
    }
    assertEquals(0, warned.get(0).code());
    assertTrue(
        Files.readString(folder.resolve("card.md")).contains("Warning: the data of table.csv"));
    Shell verified = shell("evaluate", run, "--verify-data");
    assertEquals(1, verified.code());
    assertTrue(verified.complaint().contains("different data"), verified.err());
    Files.delete(run.resolve("summary.json"));
    Shell resumed = shell("resume", run);
    assertEquals(1, resumed.code());
    assertTrue(
        resumed.complaint().contains("trained with different data than those now in table.csv"),
        resumed.err());
    assertTrue(resumed.complaint().contains("1 of the"), resumed.err());
  }

  @Test
  void aChangedValueIsNamedWhereverTheWindowReadsTheModel() throws IOException {
    change();
    Desktop desktop = new Desktop();
    List<String> notes = new ArrayList<>();
    notes.add(desktop.open(run).notes().toString());
    try (Explorer explorer = desktop.explore(run)) {
      notes.add(explorer.notes().toString());
    }
    Path card = folder.resolve("window-card.md");
    notes.add(desktop.export(run, ExportFormats.named("card"), card).notes().toString());
    for (String note : notes) {
      assertTrue(note.contains("the data of table.csv differ from those"), note);
    }
  }

  @Test
  void verifyingUnchangedDataShowsWhatWasCompared() {
    Shell verified = shell("evaluate", run, "--verify-data");
    assertEquals(0, verified.code(), verified.err());
    assertTrue(
        verified.err().contains("All values, labels and identities of the 36 + "), verified.err());
  }

  @Test
  void aRunFindsARenamedAndMovedFileWithItsNewPlaceAndKeepsItWhenItIsResumed() throws IOException {
    final String before = shell("evaluate", run, "--json").out();
    Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("renamed.csv");
    Files.move(table, moved);
    Shell lost = shell("evaluate", run);
    assertEquals(1, lost.code());
    assertTrue(lost.complaint().contains("no longer at " + table), lost.err());
    assertTrue(lost.complaint().contains("--data PATH"), lost.err());
    for (String command : List.of("resume", "replay", "reconstruct", "export", "screenshots")) {
      assertTrue(Shell.run(command, "--help").out().contains("--data=PATH"), command);
    }

    Path relative = Path.of("").toAbsolutePath().relativize(moved);
    for (Path place : List.of(moved, relative)) {
      Shell found = shell("evaluate", run, "--json --data", place);
      assertEquals(0, found.code(), found.err());
      assertFalse(found.err().contains("differ"), found.err());
      assertEquals(withoutSpeed(before), withoutSpeed(found.out()));
    }
    Files.delete(run.resolve("summary.json"));
    assertEquals(1, shell("resume", run).code());
    Shell resumed = shell("resume", run, "--data", relative);
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(moved.toString(), RunDirectory.openToRead(run).plan().data().name());
    assertEquals(0, shell("evaluate", run).code(), "the new place is kept");
    Shell replayed = shell("replay", run, "--out", folder.resolve("again"));
    assertEquals(0, replayed.code(), replayed.out() + replayed.err());
  }

  private static String withoutSpeed(String json) {
    return json.replaceAll("\"examples_per_second\" : [^,\n]*", "");
  }

  @Test
  void otherDataThanThoseOfTheRunAreRefusedByResumeAndWarnedOfElsewhere() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.csv"), Files.readString(table).replace("9.5", "8.5"));
    Files.delete(run.resolve("summary.json"));
    String plan = Files.readString(run.resolve("plan.json"));
    Shell resumed = shell("resume", run, "--data", other);
    assertEquals(1, resumed.code());
    assertTrue(
        resumed.complaint().contains("different data than those now in other.csv"), resumed.err());
    assertEquals(plan, Files.readString(run.resolve("plan.json")));
    assertTrue(shell("evaluate", run, "--data", other).err().contains("Warning"));
    Shell nothing = shell("evaluate", run, "--data", folder.resolve("nothing.csv"));
    assertEquals(1, nothing.code());
    assertTrue(nothing.complaint().contains("nothing.csv does not exist"), nothing.err());
  }

  @Test
  void theWindowMissesMovedDataUntilTheyAreLocated() throws IOException {
    Desktop desktop = new Desktop();
    assertEquals(Optional.empty(), desktop.missingData(run));
    Path moved = folder.resolve("moved.csv");
    Files.move(table, moved);
    assertTrue(desktop.missingData(run).orElseThrow().contains(table.toString()));
    desktop.locateData(run, moved);
    assertEquals(Optional.empty(), desktop.missingData(run));
    assertEquals(moved.toString(), desktop.open(run).plan().data().name());
  }
}

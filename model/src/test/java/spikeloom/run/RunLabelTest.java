package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;

class RunLabelTest {
  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Path file() {
    return folder.resolve("label.json");
  }

  private RunLabel read() {
    return RunLabel.read(folder, warnings::add);
  }

  @Test
  void aLabelIsReadAsItWasWritten() throws IOException {
    assertEquals(RunLabel.NONE, read());
    RunLabel label = new RunLabel(true, "best so far\nwith \"quotes\" and Ω 𝛽");
    label.write(folder);
    assertEquals(label, read());
    assertEquals(List.of(), warnings);
    String text = Files.readString(file());
    assertTrue(text.contains("\"starred\" : true") && text.contains("\"note\" :"), text);
  }

  @Test
  void aRunWithoutStarAndNoteHasNoFile() {
    RunLabel.NONE.withStar(true).write(folder);
    assertTrue(Files.exists(file()));
    RunLabel.NONE.withNote(" \n").write(folder);
    assertFalse(Files.exists(file()));
    assertEquals(RunLabel.NONE, read());
  }

  @Test
  void missingFieldsHaveTheirDefaults() throws IOException {
    Files.writeString(file(), "{\"note\": \"later\", \"colour\": 3}");
    assertEquals(new RunLabel(false, "later"), read());
    Files.writeString(file(), "{\"starred\": true}");
    assertEquals(new RunLabel(true, ""), read());
    assertEquals(List.of(), warnings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"starred\": 1}",
        "{\"note\": null}",
        "{\"note\": {\"note\": \"a\"}}",
        "{\"note\": \"a\", \"note\": \"b\"}",
        "{\"starred\": true} {}",
        "\u0000\u0001",
      })
  void aDamagedLabelIsIgnoredWithAWarning(String text) throws IOException {
    Files.writeString(file(), text);
    assertEquals(RunLabel.NONE, read());
    assertEquals(List.of(file() + " is ignored: it is damaged."), warnings);
  }

  @Test
  void aDeeplyNestedLabelIsIgnored() throws IOException {
    Files.writeString(file(), "[".repeat(30_000));
    assertEquals(RunLabel.NONE, read());
    assertEquals(1, warnings.size());
  }

  @Test
  void aHugeLabelIsIgnored() throws IOException {
    Files.writeString(file(), "{\"note\": \"" + "a".repeat(70_000) + "\"}");
    assertEquals(RunLabel.NONE, read());
    assertEquals(List.of(file() + " is ignored: it is larger than 64 KB."), warnings);
  }

  @Test
  void aFolderInPlaceOfALabelIsIgnored() throws IOException {
    Files.createDirectory(file());
    assertEquals(RunLabel.NONE, read());
    assertEquals(List.of(file() + " is ignored: it is not a regular file."), warnings);
  }

  @Test
  void aLinkIsNeitherReadNorWrittenThrough() throws IOException {
    String text = "{\"note\": \"secret\"}";
    Path outside = Files.writeString(folder.resolve("outside.json"), text);
    Files.createSymbolicLink(file(), outside);
    assertEquals(RunLabel.NONE, read());
    assertEquals(1, warnings.size());
    assertThrows(RunException.class, () -> new RunLabel(true, "a").write(folder));
    assertThrows(RunException.class, () -> RunLabel.NONE.write(folder));
    assertEquals(text, Files.readString(outside));
    assertTrue(Files.isSymbolicLink(file()));
  }

  @Test
  void aNoteLosesControlCharactersAndItsEnd() {
    assertEquals("a b\nc[31md", new RunLabel(false, "a\tb\r\nc\u001b[31md\u202e\u0000").note());
    assertEquals(RunLabel.LONGEST, new RunLabel(false, "a".repeat(5_000)).note().length());
    String pairs = "a" + "\ud835\udefd".repeat(1_500);
    assertEquals("a" + "\ud835\udefd".repeat(999), new RunLabel(false, pairs).note());
  }

  @Test
  void anOverviewHasTheLabelOfItsRun() throws IOException {
    Path run = folder.resolve("run");
    RunDirectory.create(run, TrainingPlan.defaults()).close();
    new RunLabel(true, "kept").write(run);
    assertEquals(new RunLabel(true, "kept"), RunOverview.of(run, warnings::add).label());
    Files.writeString(run.resolve("label.json"), "{");
    assertEquals(RunLabel.NONE, RunOverview.of(run, warnings::add).label());
    assertEquals(1, warnings.size());
  }
}

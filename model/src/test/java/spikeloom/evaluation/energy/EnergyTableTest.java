package spikeloom.evaluation.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.evaluation.EvaluationException;

final class EnergyTableTest {
  private static final String OWN =
      """
      {
        "name": "a chip",
        "addition": { "picojoules": 2, "source": "its sheet" },
        "multiplication": { "picojoules": 30.5, "source": "its sheet" },
        "weight_read": { "picojoules": 0, "source": "weights are in the neuron" }
      }
      """;

  @TempDir private Path folder;

  @Test
  void theStandardTableHasThePublishedEnergiesAndShowsWhereTheyAreFrom() {
    EnergyTable table = EnergyTable.standard();
    assertEquals(0.9, table.addition().picojoules());
    assertEquals(3.7, table.multiplication().picojoules());
    assertEquals(5, table.weightRead().picojoules());
    assertTrue(table.addition().source().contains("Horowitz"), table.addition().source());
  }

  @Test
  void energyIsTheSumOfAllOperationsByTheirCost() {
    Energy energy = EnergyTable.standard().energy(new SynapticOperations(1000, 100, 10));
    assertEquals((900 + 370) / 1000.0, energy.arithmetic(), 1e-12);
    assertEquals(50 / 1000.0, energy.memory(), 1e-12);
    assertEquals(1.32, energy.nanojoules(), 1e-12);
  }

  @Test
  void aTableOfTheUserIsReadFromItsFile() throws IOException {
    EnergyTable table = EnergyTable.read(write(OWN));
    assertEquals("a chip", table.name());
    assertEquals(30.5, table.multiplication().picojoules());
    assertEquals("weights are in the neuron", table.weightRead().source());
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.json");
    assertEquals(
        "The energy table " + file + " cannot be read: it does not exist.",
        assertThrows(EvaluationException.class, () -> EnergyTable.read(file)).getMessage());
  }

  @Test
  void whatIsNotATextIsNotReadable() throws IOException {
    Path file = folder.resolve("table.json");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(
        "The energy table " + file + " is not readable as JSON: it is not encoded in UTF-8.",
        assertThrows(EvaluationException.class, () -> EnergyTable.read(file)).getMessage());
  }

  @Test
  void everyMistakeIsReportedInOneSentence() throws IOException {
    requireRefused(OWN.replace("30.5,", "30.5"), "is not readable as JSON at line 4, column");
    requireRefused("", "cannot be used: it must be an object with name, addition,");
    requireRefused("[]", "cannot be used: it must be an object with name, addition,");
    requireRefused(
        OWN.replace("30.5", "-1"),
        "cannot be used: 'multiplication.picojoules' must be a number of at least 0, not -1.");
    requireRefused(
        OWN.replace("30.5", "\"much\""),
        "cannot be used: 'multiplication.picojoules' must be a number of at least 0, not \"much\".");
    requireRefused(
        OWN.replace("30.5", "1e999"),
        "cannot be used: 'multiplication.picojoules' must be a number of at least 0, not");
    requireRefused(OWN.replace("30.5", "null"), "'multiplication.picojoules' is missing.");
    requireRefused(OWN.replace("weight_read", "read"), "'read' is not known; known are name,");
    requireRefused(OWN.replace("\"its sheet\"", "\" \""), "'source' must be a non-empty string.");
    requireRefused(
        OWN.replace("\"a chip\",", "\"a chip\", \"addition\": 2,"),
        "is not readable as JSON at line 3,");
    requireRefused(
        OWN.replace("{ \"picojoules\": 2, \"source\": \"its sheet\" }", "2"),
        "'addition' must be an object with picojoules, source.");
  }

  private void requireRefused(String text, String expected) throws IOException {
    Path file = write(text);
    String message =
        assertThrows(EvaluationException.class, () -> EnergyTable.read(file)).getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.startsWith("The energy table " + file), message);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("table.json"), text);
  }
}

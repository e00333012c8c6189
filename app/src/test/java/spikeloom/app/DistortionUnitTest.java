package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever prints a distortion prints the unit of the run's own. */
final class DistortionUnitTest {
  @TempDir private Path folder;

  private static String out(String command, Path run) {
    Shell shell = Tiny.run(command, run);
    assertEquals(0, shell.code(), shell.err());
    return shell.out();
  }

  @ParameterizedTest
  @CsvSource({
    "cross-entropy, nats per value",
    "squared-error, squared error per value",
    "class, nats per prediction"
  })
  void theUnitIsThatOfTheRun(String kind, String unit) throws IOException {
    Path run = folder.resolve("run");
    String trained =
        out("train " + Tiny.STROKES + " --threads 1 --distortion " + kind + " --out", run);
    assertUnit(trained, unit);
    assertUnit(out("evaluate", run), unit);
    Path figure = folder.resolve("time.svg");
    assertUnit(out("evaluate --by-time --limit 20 --out " + figure, run), unit);
    assertUnit(Files.readString(figure), unit);
    Path card = folder.resolve("card.md");
    out("export --to card --samples 20 --out " + card, run);
    assertUnit(Files.readString(card), unit);
  }

  private static void assertUnit(String text, String unit) {
    assertTrue(text.contains(unit), text);
    String others = text.replace(unit, "").replace("nats per example", ""); // the bound's unit
    assertFalse(others.contains("nats per"), text);
    assertFalse(others.contains("per value"), text);
  }
}

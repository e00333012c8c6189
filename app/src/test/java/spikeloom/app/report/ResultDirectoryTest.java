package spikeloom.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.RunException;
import spikeloom.plan.Version;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;

final class ResultDirectoryTest {
  private static final ResultDirectory.Origin ORIGIN =
      new ResultDirectory.Origin("letters", "All letters", "spikeloom experiment letters", 7, 2);

  @TempDir private Path folder;
  private ResultDirectory results;

  @BeforeEach
  void create() {
    results = new ResultDirectory(folder.resolve("deep").resolve("results"));
  }

  private static Figure figure() {
    Points points = new Points(new double[] {1, 2, 3}, new double[] {0.5, 0.25, 0.125});
    return ExperimentFigures.curves(
        "Letters",
        Axis.linear("letters", ""),
        Axis.linear("error", ""),
        List.of(Curve.of("error", points, Curve.Look.MARKERS, 0)),
        List.of());
  }

  private String read(String name) throws IOException {
    return Files.readString(results.path().resolve(name));
  }

  @Test
  void theSummaryHasTheNamesOfTheContractAndAFlatMapOfMetrics() throws IOException {
    results.metric("accuracy", 0.75);
    results.metric("undefined", Double.NaN);
    results.metric("endless", Double.POSITIVE_INFINITY);
    results.finish(ORIGIN, 12.345);
    JsonNode summary = new ObjectMapper().readTree(read("summary.json"));
    List<String> names = new ArrayList<>();
    summary.fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of(
            "experiment",
            "seed",
            "threads",
            "seconds",
            "version",
            "command",
            "date",
            "machine",
            "metrics",
            "values"),
        names);
    assertEquals("letters", summary.get("experiment").asText());
    assertEquals(7, summary.get("seed").asLong());
    assertEquals(2, summary.get("threads").asInt());
    assertEquals(12.3, summary.get("seconds").asDouble());
    assertEquals(Version.current(), summary.get("version").asText());
    assertEquals(3, summary.get("metrics").size());
    assertEquals(0.75, summary.get("metrics").get("accuracy").asDouble());
    assertTrue(summary.get("metrics").get("undefined").isNull());
    assertTrue(summary.get("metrics").get("endless").isNull());
  }

  @Test
  void theFirstTableIsTheCsvFileAndWhatTheTerminalShows() throws IOException {
    ReportTable first = new ReportTable("a", "b").row("x", 1 / 3.0);
    results.table(first);
    results.table(new ReportTable("c").row("second"));
    results.finish(ORIGIN, 1);
    assertEquals(first.csv(), read("table.csv"));
    assertEquals(first.text("T"), results.text("T"));
    assertTrue(read("report.md").contains("| second |"));
  }

  @Test
  void withoutATableThereIsNoCsvFile() {
    results.finish(ORIGIN, 1);
    assertFalse(Files.exists(results.path().resolve("table.csv")));
    assertEquals("", results.text("T"));
  }

  @Test
  void aFigureIsWrittenAsPictureDrawingAndNumbers() throws IOException {
    results.figure("error", figure(), "Error against letters.");
    Path figures = results.path().resolve("figures");
    assertTrue(ImageIO.read(figures.resolve("error.png").toFile()).getWidth() > 100);
    assertTrue(Files.readString(figures.resolve("error.svg")).contains("<svg"));
    String csv = Files.readString(figures.resolve("error.csv"));
    assertTrue(csv.contains("0.125"), csv);
  }

  @Test
  void theReportNamesItsOriginAndShowsEverythingInOrder() throws IOException {
    results.paragraph("\nFirst words.\n\n");
    results.figure("error", figure(), "Error against letters.");
    results.paragraph("More words.");
    results.table(new ReportTable("a").row(2.0));
    results.figure("again", figure(), "The same again.");
    results.finish(ORIGIN, 1);
    assertEquals(
        """
        # All letters

        Made by SpikeLoom %s: `spikeloom experiment letters`

        First words.

        ![Error against letters.](figures/error.png)

        Error against letters.

        More words.

        | a |
        | --- |
        | 2.0000 |

        ![The same again.](figures/again.png)

        The same again.
        """
            .formatted(Version.current()),
        read("report.md"));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    String message =
        String.valueOf(
            assertThrows(RunException.class, () -> new ResultDirectory(file.resolve("results")))
                .getMessage());
    assertTrue(message.contains(file.resolve("results").toString()), message);
    assertTrue(message.contains("cannot be written"), message);
  }
}

package spikeloom.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import spikeloom.app.reproduce.HeadlinePage;
import spikeloom.app.reproduce.Paper;
import spikeloom.app.reproduce.PaperPage;
import spikeloom.app.reproduce.PaperRow;
import spikeloom.app.reproduce.PaperStep;
import spikeloom.app.reproduce.Papers;
import spikeloom.app.reproduce.Reproduced;
import spikeloom.app.reproduce.ResultFiles;

/**
 * The pages of docs/results are those of their JSON files, and these describe their figures as the
 * program does. With {@code -Ddocs.write=true} they are written: the measured values are kept.
 */
final class ResultPagesTest {
  private static final Path RESULTS = Pages.DOCS.resolve("results");

  private static Path page(Paper paper) {
    return RESULTS.resolve(paper.name() + ".md");
  }

  /** The measurements in the JSON file, described as the program does now. */
  private static Reproduced described(Paper paper) {
    Path numbers = RESULTS.resolve(paper.name() + ".json");
    Optional<Reproduced> stored =
        Files.exists(numbers) ? Optional.of(new ResultFiles(page(paper)).read()) : Optional.empty();
    List<Reproduced.Done> experiments = new ArrayList<>();
    for (PaperStep step : paper.steps()) {
      experiments.add(
          stored.stream()
              .flatMap(s -> s.experiments().stream())
              .filter(e -> e.step().equals(step.name()) && e.run() != null)
              .findFirst()
              .orElseGet(() -> new Reproduced.Done(step.name(), step.command(false, 1), null)));
    }
    List<Reproduced.Row> rows = new ArrayList<>();
    for (PaperRow row : paper.rows()) {
      rows.add(
          Reproduced.Row.of(
              row,
              stored.stream()
                  .flatMap(s -> s.rows().stream())
                  .filter(r -> r.step().equals(row.step()) && r.metric().equals(row.metric()))
                  .findFirst()
                  .map(Reproduced.Row::values)
                  .orElse(List.of())));
    }
    return new Reproduced(
        paper.name(), paper.title(), paper.citation(), paper.source(), false, experiments, rows);
  }

  @TestFactory
  List<DynamicTest> thePageOfAPaperIsThatOfItsNumbers() {
    return Papers.all().stream()
        .map(paper -> DynamicTest.dynamicTest(paper.name(), () -> compare(paper)))
        .toList();
  }

  private static void compare(Paper paper) throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      new ResultFiles(page(paper)).write(described(paper));
    }
    Reproduced stored = new ResultFiles(page(paper)).read();
    assertEquals(described(paper), stored, "docs/results/%s.json".formatted(paper.name()));
    assertEquals(PaperPage.text(stored), read(page(paper)));
  }

  @Test
  void theMainResultsAreThoseOfThePapers() throws IOException {
    List<Reproduced> papers = Papers.all().stream().map(ResultPagesTest::described).toList();
    Path file = RESULTS.resolve("README.md");
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(file, HeadlinePage.text(papers));
    }
    assertEquals(HeadlinePage.text(papers), read(file));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }
}

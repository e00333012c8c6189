package spikeloom.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.Deadline;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.file.DataException;

final class ReproductionTest {
  private static final Paper PAPER =
      new Paper(
          "toy",
          "A toy",
          "Nobody, nowhere.",
          "The figures are invented.",
          List.of(PaperStep.measured("first", 0.5), PaperStep.measured("second", 0.5)),
          List.of(
              PaperRow.of("Accuracy", "first", "accuracy", PaperUnit.PERCENT)
                  .reported("90 %")
                  .on("ten test samples")
                  .differs("Nothing.")
                  .main(),
              PaperRow.of("Loss", "second", "loss", PaperUnit.NUMBER).on("validation samples")));

  @TempDir private Path folder;
  private final List<String> ran = new ArrayList<>();

  private record Toy(String name, List<String> ran) implements Experiment {
    @Override
    public String title() {
      return name;
    }

    @Override
    public void run(Lab lab, ResultDirectory results) {
      lab.requireTime();
      ran.add(name);
      if (name.equals("first")) {
        results.trials("accuracy", List.of(0.91, 0.93));
      } else {
        results.metric("loss", 0.5);
      }
    }
  }

  private Reproduction reproduction() {
    return reproduction(false);
  }

  private Reproduction reproduction(boolean missing) {
    Reproduction.Request request =
        new Reproduction.Request(folder, folder.resolve("toy.md"), false, 1, 1, null);
    return new Reproduction(
        PAPER,
        request,
        name -> missing && name.equals("first") ? absent() : new Toy(name, ran),
        (run, dataset) -> true,
        sentence -> {});
  }

  private static Experiment absent() {
    return new Experiment() {
      @Override
      public String name() {
        return "first";
      }

      @Override
      public String title() {
        return "first";
      }

      @Override
      public void run(Lab lab, ResultDirectory results) {
        throw new DataException("The recordings are missing.");
      }
    };
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("toy.md"));
  }

  @Test
  void thePageShowsTheFigureOfThePaperBesideTheMeanOverSeeds() throws IOException {
    assertEquals(Reproduction.Outcome.FINISHED, reproduction().run());
    String page = page();
    assertTrue(
        page.contains("| Accuracy | 90 % | 92.00 +- 1.41 % | 2 | ten test samples | `first` |"),
        page);
    assertTrue(
        page.contains("| Loss | not known to us | 0.5000 | 1 | validation samples | `second` |"),
        page);
    assertTrue(page.contains("| Accuracy | Nothing. |"), page);
    assertTrue(page.contains("`spikeloom experiment first --seed 1`"), page);
  }

  @Test
  void theFileOfNumbersHoldsEverythingThatThePageShows() throws IOException {
    reproduction().run();
    Reproduced read = new ResultFiles(folder.resolve("toy.md")).read();
    assertEquals(page(), PaperPage.text(read));
    assertEquals(List.of(0.91, 0.93), read.rows().get(0).values());
    assertTrue(HeadlinePage.text(List.of(read)).contains("| [toy](toy.md) | Accuracy | 90 % |"));
  }

  @Test
  void finishedExperimentsAreNotRepeated() {
    reproduction().run();
    assertEquals(Reproduction.Outcome.FINISHED, reproduction().run());
    assertEquals(List.of("first", "second"), ran);
  }

  @Test
  void afterTheDeadlineNothingIsRunAndTheSameCommandContinues() throws IOException {
    try (Deadline deadline = Deadline.in(Duration.ZERO)) {
      assertTrue(Deadline.passed(), deadline.toString());
      assertEquals(Reproduction.Outcome.STOPPED, reproduction().run());
    }
    assertEquals(List.of(), ran);
    assertTrue(page().contains("| Accuracy | 90 % | not measured |  | ten test samples |"), page());
    assertEquals(Reproduction.Outcome.FINISHED, reproduction().run());
    assertEquals(List.of("first", "second"), ran);
  }

  @Test
  void experimentsWithoutTheirDataLeaveTheOthersMeasured() throws IOException {
    assertEquals(Reproduction.Outcome.INCOMPLETE, reproduction(true).run());
    assertEquals(List.of("second"), ran);
    assertTrue(page().contains("| Accuracy | 90 % | not measured |"), page());
    assertTrue(page().contains("| Loss | not known to us | 0.5000 |"), page());
  }
}

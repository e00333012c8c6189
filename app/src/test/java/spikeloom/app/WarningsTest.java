package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.export.ExportFormat;
import spikeloom.ui.model.Explorer;

/** What commands and window must not keep to themselves. */
final class WarningsTest {
  private static final String OTHER_SAMPLES = "are not those that the run saw";
  private static final String WORSE = "worse than predicting the mean of the training samples";

  @TempDir private static Path folder;
  private static Path run;
  private static Shell training;

  /** A run that has learned nothing, on samples that have changed since. */
  @BeforeAll
  static void train() throws IOException {
    run = folder.resolve("run");
    training = Tiny.run("train " + Tiny.STROKES + " --learning-rate 1e-9 --threads 1 --out", run);
    assertEquals(0, training.code(), training.err());
    Path split = run.resolve("split.json");
    String changed =
        Files.readString(split).replaceFirst("(\"sha256\" *: *\")[0-9a-f]{8}", "$100000000");
    Files.writeString(split, changed);
  }

  @Test
  void aModelThatIsWorseThanTheMeanIsWarnedAboutWhenItIsTrainedAndEvaluated() {
    assertTrue(training.err().contains(WORSE), training.err());
    assertFalse(training.out().contains(WORSE), "results and warnings do not mix");
    Shell evaluation = Tiny.run("evaluate --limit 50", run);
    assertTrue(evaluation.err().contains(WORSE), evaluation.err());
  }

  @Test
  void aModelThatHasLearnedIsNot() {
    Path better = folder.resolve("better");
    Shell trained =
        Tiny.run(
            "train --limit 2000 --steps 6 --hidden 24 --latent 24 --decoder-hidden 40 --batch 10"
                + " --epochs 2 --beta 0 --threads 1 --out",
            better);
    assertFalse(trained.err().contains(WORSE), trained.err() + trained.out());
    assertFalse(Tiny.run("evaluate", better).err().contains(WORSE));
  }

  @Test
  @org.junit.jupiter.api.Disabled("changes the identity only; contents are compared, see MovedDataTest")
  void otherSamplesAreReportedByEveryCommandThatReadsTheModel() {
    for (String words :
        new String[] {
          "evaluate --limit 50",
          "reconstruct --out " + folder.resolve("sheet.png"),
          "export --to card --out " + folder.resolve("card.md")
        }) {
      Shell shell = Tiny.run(words, run);
      assertTrue(shell.err().contains(OTHER_SAMPLES), words + ": " + shell.err());
    }
  }

  @Test
  @org.junit.jupiter.api.Disabled("changes the identity only; contents are compared, see MovedDataTest")
  void otherSamplesAreReportedToTheWindow() {
    Desktop desktop = new Desktop();
    assertTrue(desktop.open(run).notes().toString().contains(OTHER_SAMPLES));
    try (Explorer explorer = desktop.explore(run)) {
      assertTrue(explorer.notes().toString().contains(OTHER_SAMPLES));
    }
    Path card = folder.resolve("window-card.md");
    assertTrue(
        desktop.export(run, ExportFormat.CARD, card).notes().toString().contains(OTHER_SAMPLES));
  }
}

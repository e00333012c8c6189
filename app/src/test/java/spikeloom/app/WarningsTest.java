package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that explains nothing is warned about. */
final class WarningsTest {
  private static final String WORSE = "worse than predicting the mean of the training samples";

  @TempDir private static Path folder;
  private static Path run;
  private static Shell training;

  /** A run that has learned nothing. */
  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    training = Tiny.run("train " + Tiny.STROKES + " --learning-rate 1e-9 --threads 1 --out", run);
    assertEquals(0, training.code(), training.err());
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
}

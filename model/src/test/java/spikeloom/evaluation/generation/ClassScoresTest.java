package spikeloom.evaluation.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ClassScoresTest {
  @Test
  void clearAndEquallyFrequentClassesHaveTheNumberOfClassesAsTheirScore() {
    ClassScores clear = new ClassScores(new double[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}});
    assertEquals(3, clear.inceptionScore(), 1e-12);
    assertEquals(1, clear.confidentShare(0.9));
    assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, clear.classShares(), 1e-12);
  }

  @Test
  void samplesOfOneClassOrOfNoneHaveScoreOne() {
    assertEquals(1, new ClassScores(new double[][] {{1, 0}, {1, 0}}).inceptionScore(), 1e-12);
    assertEquals(1, new ClassScores(new double[][] {{.5, .5}, {.5, .5}}).inceptionScore(), 1e-12);
  }

  @Test
  void theScoreIsTheExponentialOfTheMutualInformation() {
    ClassScores scores = new ClassScores(new double[][] {{0.9, 0.1}, {0.2, 0.8}});
    double information =
        (0.9 * Math.log(0.9 / 0.55)
                + 0.1 * Math.log(0.1 / 0.45)
                + 0.2 * Math.log(0.2 / 0.55)
                + 0.8 * Math.log(0.8 / 0.45))
            / 2;
    assertEquals(Math.exp(information), scores.inceptionScore(), 1e-12);
    assertEquals(0.5, scores.confidentShare(0.85));
    assertEquals(0, scores.confidentShare(0.9), "at least is not enough");
  }
}

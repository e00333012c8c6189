package spikeloom.app.experiment.vdib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.synthetic.DriftingBlobs;

final class BlobBaselinesTest {
  private static final int SEED = 5;
  private static final int TRAIN = 40;
  private static final int TEST = 6;
  private static final Dataset BLOBS = Catalog.blobs(SEED, TRAIN, TEST);

  // What is seen last when the pair of step t + lag is asked for.
  private static int shown(int t, int lag) {
    return lag == 0 ? t - 1 : t;
  }

  private static int mostFrequent(int steps) {
    int[] counts = new int[DriftingBlobs.CLASSES];
    for (int i = 0; i < TRAIN; i++) {
      for (int c : DriftingBlobs.of(SEED, "train").classes(i, steps)) {
        counts[c]++;
      }
    }
    int best = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > counts[best]) {
        best = c;
      }
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource({"-3, 30, 5", "-1, 30, 5", "0, 30, 5", "1, 30, 5", "2, 30, 5", "-7, 20, 2"})
  void scoresAreSharesOfTheDecodeSteps(int lag, int steps, int window) {
    int frequent = mostFrequent(steps);
    int copied = 0;
    int guessed = 0;
    int moments = 0;
    for (int i = 0; i < TEST; i++) {
      int[] classes = DriftingBlobs.of(SEED, "test").classes(i, steps + 5);
      for (int t = 0; t < steps; t++) {
        boolean decodes = t >= window - 1 && t + lag >= 0;
        if (decodes) {
          moments++;
          copied += classes[shown(t, lag)] == classes[t + lag] ? 1 : 0;
          guessed += classes[t + lag] == frequent ? 1 : 0;
        }
      }
    }
    BlobBaselines.Scores scores = BlobBaselines.measure(BLOBS, lag, steps, window);
    assertEquals(copied / (double) moments, scores.copy(), 1e-12);
    assertEquals(guessed / (double) moments, scores.prior(), 1e-12);
  }

  @Test
  void theFirstStepHasNothingToCopyWhenFiltering() {
    int same = 0;
    int steps = 10;
    for (int i = 0; i < TEST; i++) {
      int[] classes = DriftingBlobs.of(SEED, "test").classes(i, steps);
      for (int t = 1; t < steps; t++) {
        same += classes[t - 1] == classes[t] ? 1 : 0;
      }
    }
    assertEquals(
        same / (double) (TEST * (steps - 1)),
        BlobBaselines.measure(BLOBS, 0, steps, 1).copy(),
        1e-12);
  }
}

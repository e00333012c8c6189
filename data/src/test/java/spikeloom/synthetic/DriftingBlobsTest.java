package spikeloom.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.synthetic.DriftingBlobs.Pair;

class DriftingBlobsTest {
  private static final int SEQUENCES = 2_000;
  private static final int STEPS = 100;

  private final DriftingBlobs blobs = DriftingBlobs.of(1, "train");

  @Test
  void classesNumberThePairsWithoutAGap() {
    int next = 0;
    for (int i = 0; i < DriftingBlobs.BINS; i++) {
      for (int j = i; j < DriftingBlobs.BINS; j++) {
        assertEquals(next, DriftingBlobs.classOf(i, j));
        assertEquals(next, DriftingBlobs.classOf(j, i));
        assertEquals(new Pair(i, j), DriftingBlobs.pairOf(next));
        next++;
      }
    }
    assertEquals(210, next);
    assertEquals(next, DriftingBlobs.CLASSES);
    assertThrows(IndexOutOfBoundsException.class, () -> DriftingBlobs.pairOf(210));
    assertThrows(IndexOutOfBoundsException.class, () -> DriftingBlobs.pairOf(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> DriftingBlobs.classOf(3, 20));
  }

  @Test
  void theNearestBinIsFoundOnTheCircle() {
    double width = 2 * Math.PI / 20;
    for (int k = 0; k < 20; k++) {
      for (int turns = -2; turns <= 2; turns++) {
        double centre = -Math.PI + k * width + 2 * Math.PI * turns;
        assertEquals(k, DriftingBlobs.nearestBin(centre - 0.49 * width));
        assertEquals(k, DriftingBlobs.nearestBin(centre + 0.49 * width));
      }
    }
    assertEquals(0, DriftingBlobs.nearestBin(Math.PI - 0.1));
    assertEquals(19, DriftingBlobs.nearestBin(Math.PI - 0.2));
  }

  /**
   * An independent simulation of 2,000 sequences of 100 steps has bins between 2.8 and 7.4 %, all
   * pairs, the most frequent of them 1.1 % and the rarest 0.1 %; of some 30 sequences 2.3 to 8.3 %,
   * 209 pairs and up to 2.1 %.
   */
  @Test
  void binsAndPairsOccurAsOftenAsInTheProcess() {
    int[] pairs = new int[DriftingBlobs.CLASSES];
    double[] bins = new double[DriftingBlobs.BINS];
    double all = (double) SEQUENCES * STEPS;
    for (int i = 0; i < SEQUENCES; i++) {
      for (int pair : blobs.classes(i, STEPS)) {
        pairs[pair]++;
        bins[DriftingBlobs.pairOf(pair).first()] += 0.5 / all;
        bins[DriftingBlobs.pairOf(pair).second()] += 0.5 / all;
      }
    }
    assertEquals(0.028, Arrays.stream(bins).min().orElseThrow(), 0.002);
    assertEquals(0.074, Arrays.stream(bins).max().orElseThrow(), 0.003);
    assertEquals(210, Arrays.stream(pairs).filter(count -> count > 0).count());
    assertEquals(0.011, Arrays.stream(pairs).max().orElseThrow() / all, 0.001);
    assertEquals(0.001, Arrays.stream(pairs).min().orElseThrow() / all, 0.0003);
  }

  @Test
  void aFewSequencesAlreadyShowAlmostEveryPair() {
    int[] pairs = new int[DriftingBlobs.CLASSES];
    for (int i = 0; i < 40; i++) {
      for (int pair : blobs.classes(i, STEPS)) {
        pairs[pair]++;
      }
    }
    assertTrue(Arrays.stream(pairs).filter(count -> count > 0).count() >= 206);
    assertTrue(Arrays.stream(pairs).max().orElseThrow() < 0.025 * 40 * STEPS);
  }

  @Test
  void aBlobStartsAnywhereOnHalfTheCircleAndMovesOn() {
    // A(0) = 0.5 halves the angle: b(0) lies within pi/2 but for the spread of 0.225.
    int outer = 0;
    int stays = 0;
    for (int i = 0; i < SEQUENCES; i++) {
      int[] classes = blobs.classes(i, 2);
      Pair start = DriftingBlobs.pairOf(classes[0]);
      outer += start.first() < 3 ? 1 : 0;
      outer += start.second() > 17 ? 1 : 0;
      stays += classes[0] == classes[1] ? 1 : 0;
    }
    assertTrue(outer < 0.005 * SEQUENCES, "outer bins: " + outer);
    assertTrue(stays < 0.2 * SEQUENCES, "pairs that stay: " + stays);
  }

  @Test
  void longerSequencesBeginWithTheShorter() {
    int[] whole = blobs.classes(7, 200);
    assertArrayEquals(Arrays.copyOf(whole, 30), blobs.classes(7, 30));
    assertEquals(0, blobs.classes(7, 0).length);
  }

  @Test
  void sequencesFollowSeedPartAndIndexAlone() {
    int[] sequence = blobs.classes(3, STEPS);
    assertArrayEquals(sequence, DriftingBlobs.of(1, "train").classes(3, STEPS));
    assertFalse(Arrays.equals(sequence, blobs.classes(4, STEPS)));
    assertFalse(Arrays.equals(sequence, DriftingBlobs.of(2, "train").classes(3, STEPS)));
    assertFalse(Arrays.equals(sequence, DriftingBlobs.of(1, "test").classes(3, STEPS)));
    assertThrows(IndexOutOfBoundsException.class, () -> blobs.classes(-1, STEPS));
  }
}

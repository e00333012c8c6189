package spikeloom.evaluation.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.evaluation.dl4j.LinearClassifier;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class ProbeTest {
  private static final int CLASSES = 3;
  private static final int VALUES = 6;

  private static int[] labels(int count) {
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % CLASSES);
    return labels;
  }

  // A class is a direction; the last value is loud noise.
  private static float[][] rows(int[] labels, double distance, long seed) {
    FastRandom random = new FastRandom(seed);
    float[][] rows = new float[labels.length][VALUES];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < VALUES; j++) {
        rows[i][j] =
            (float)
                (random.nextGaussian() * (j == VALUES - 1 ? 50 : 1)
                    + (j == labels[i] ? distance : 0));
      }
    }
    return rows;
  }

  private static Representation representation(String name, double distance) {
    return new Representation(
        name,
        rows(labels(300), distance, 1),
        rows(labels(60), distance, 2),
        rows(labels(300), distance, 3));
  }

  private static final Labels LABELS = new Labels(CLASSES, labels(300), labels(60), labels(300));

  @Test
  void aRepresentationThatSeparatesTheClassesScoresHigherAndMoreLabelsHelp() {
    Probe probe =
        new Probe(List.of(new LinearClassifier(), new NearestNeighbours()), List.of(2, 50), 2, 60);
    List<Integer> done = new ArrayList<>();
    List<Probe.Score> scores =
        probe.run(
            List.of(representation("good", 4), representation("poor", 0.5)),
            LABELS,
            RandomKey.ofSeed(4),
            (n, all) -> done.add(n));
    assertEquals(8, scores.size());
    assertEquals(17, done.size(), "0 and every fit");
    assertEquals(16, done.get(16));
    for (int i = 0; i < 4; i++) {
      Probe.Score good = scores.get(i);
      Probe.Score poor = scores.get(4 + i);
      assertEquals(good.classifier(), poor.classifier());
      assertTrue(good.mean() > poor.mean() + 0.1, good + " " + poor);
    }
    assertTrue(scores.get(1).mean() > 0.95, "linear, 50 per class: " + scores.get(1));
    assertTrue(scores.get(1).mean() > scores.get(0).mean());
  }

  @Test
  void theSameSeedGivesTheSameScores() {
    Probe probe = new Probe(List.of(new NearestNeighbours()), List.of(3), 3, 60);
    List<Representation> one = List.of(representation("one", 1));
    assertEquals(
        probe.run(one, LABELS, RandomKey.ofSeed(4), (n, all) -> {}),
        probe.run(one, LABELS, RandomKey.ofSeed(4), (n, all) -> {}));
  }

  @Test
  void nearestNeighboursVoteAndTheNearestDecidesATie() {
    float[][] known = {{0}, {1}, {1.2f}, {5}};
    int[] classes = {0, 1, 1, 2};
    NearestNeighbours neighbours = new NearestNeighbours();
    float[][] asked = {{0.4f}, {4}};
    int[][] predicted = neighbours.fit(known, classes, 3, List.of(1.0, 3.0)).predict(asked);
    assertArrayEquals(new int[] {0, 2}, predicted[0]);
    assertArrayEquals(new int[] {1, 1}, predicted[1]);
    int[][] tie =
        neighbours
            .fit(known, new int[] {0, 1, 2, 2}, 3, List.of(3.0))
            .predict(new float[][] {{0.4f}});
    assertArrayEquals(new int[] {0}, tie[0]);
  }

  @Test
  void theNearestAreThoseOfAllDistances() {
    float[][] known = rows(labels(150), 1, 7);
    float[][] asked = rows(labels(70), 1, 8);
    int[] names = new int[150];
    Arrays.setAll(names, i -> i);
    int[] predicted =
        new NearestNeighbours().fit(known, names, 150, List.of(1.0)).predict(asked)[0];
    for (int i = 0; i < asked.length; i++) {
      assertEquals(
          distance(asked[i], nearest(known, asked[i])),
          distance(asked[i], known[predicted[i]]),
          1e-3);
    }
  }

  private static float[] nearest(float[][] known, float[] asked) {
    return Arrays.stream(known)
        .min((a, b) -> Double.compare(distance(asked, a), distance(asked, b)))
        .orElseThrow();
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }

  @Test
  void theLinearClassifierIsTheOneOfLeastPenalisedLoss() {
    // One value, two classes at -1 and 1: by symmetry the weights are w and -w, the bias 0, and w
    // solves s(-2 w) = l2 w, with s the logistic function.
    float[][] rows = {{-1}, {1}};
    Classifier.Fitted fitted = new LinearClassifier().fit(rows, new int[] {0, 1}, 2, List.of(0.1));
    assertArrayEquals(
        new int[] {0, 0, 1, 1}, fitted.predict(new float[][] {{-3}, {-0.01f}, {0.01f}, {3}})[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void asManyLabelledSamplesOfEveryClassAreDrawnAndNoneTwice(int perClass) {
    int[] drawn = LABELS.draw(perClass, RandomKey.ofSeed(1));
    assertEquals(Math.min(perClass, 100) * CLASSES, drawn.length);
    assertEquals(drawn.length, Arrays.stream(drawn).distinct().count());
    for (int c = 0; c < CLASSES; c++) {
      int of = c;
      assertEquals(
          drawn.length / CLASSES,
          Arrays.stream(drawn).filter(i -> LABELS.train()[i] == of).count());
    }
  }

  @Test
  void scalingTogetherKeepsRelationsAndEachDoesNot() {
    Representation raw = representation("raw", 1);
    double[] each = deviations(raw.scaled(Representation.Scaling.EACH).train());
    double[] together = deviations(raw.scaled(Representation.Scaling.TOGETHER).train());
    double[] before = deviations(raw.train());
    for (int j = 0; j < VALUES; j++) {
      assertEquals(1, each[j], 1e-3);
      assertEquals(before[j] / before[0], together[j] / together[0], 1e-3);
    }
  }

  private static double[] deviations(float[][] rows) {
    double[] deviations = new double[rows[0].length];
    for (int j = 0; j < deviations.length; j++) {
      double sum = 0;
      double square = 0;
      for (float[] row : rows) {
        sum += row[j];
        square += (double) row[j] * row[j];
      }
      double mean = sum / rows.length;
      deviations[j] = Math.sqrt(square / rows.length - mean * mean);
    }
    return deviations;
  }

  @Test
  void vectorsOfDifferentLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Representation("odd", new float[2][3], new float[2][3], new float[2][4]));
  }
}

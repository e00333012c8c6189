package spikeloom.evaluation.anomaly;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: the probability that a positive sample has
 * a higher score than a negative one, ties counted half (the Mann-Whitney statistic over m n
 * pairs), with its 95 % interval.
 *
 * <p>The interval holds all areas A for which the measured area a is not unlikely,
 *
 * <pre>{@code
 * (a - A)^2 <= z^2 A (1 - A) (1 + k (1 - A) / (2 - A) + k A / (1 + A)) / (m n),
 * k = (m + n) / 2 - 1, z = 1.96
 * }</pre>
 *
 * <p>so it stays within 0 and 1, and has a width even if all samples are separated. Source:
 * Newcombe, "Confidence intervals for an effect size measure based on the Mann-Whitney statistic,
 * part 2", Statistics in Medicine 2006, method 5, with the variance of Hanley and McNeil 1982.
 *
 * @param value area, 0 .. 1; 0.5 if the scores do not separate
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param positives number of positive samples, m
 * @param negatives number of negative samples, n
 */
public record AreaUnderCurve(double value, double low, double high, int positives, int negatives) {
  private static final double Z = 1.959963984540054;
  private static final int HALVINGS = 60;

  /**
   * Computes the area.
   *
   * @param scores higher for what should be positive
   * @param positive of the same length
   * @throws IllegalArgumentException if there is no positive or no negative sample, or a score is
   *     not a number
   */
  public static AreaUnderCurve of(double[] scores, boolean[] positive) {
    int positives = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score " + i + " is not a number");
      }
      positives += positive[i] ? 1 : 0;
    }
    int negatives = scores.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException(
          "an area needs samples of both kinds, not %d and %d".formatted(positives, negatives));
    }
    double pairs = (double) positives * negatives;
    double area = (rankSum(scores, positive) - positives * (positives + 1.0) / 2) / pairs;
    return new AreaUnderCurve(
        area,
        end(area, 0, positives, negatives),
        end(area, 1, positives, negatives),
        positives,
        negatives);
  }

  // Sum of the ranks of positive samples; equal scores share the mean of their ranks.
  private static double rankSum(double[] scores, boolean[] positive) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((i, j) -> Double.compare(scores[i], scores[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int here = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        here += positive[order[to]] ? 1 : 0;
        to++;
      }
      sum += here * (from + 1 + to) / 2.0;
      from = to;
    }
    return sum;
  }

  // The place between the measured area and an outer limit where the inequality just holds.
  private static double end(double area, double limit, int positives, int negatives) {
    double inside = area;
    double outside = limit;
    if (within(area, limit, positives, negatives)) {
      return limit;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (within(area, middle, positives, negatives)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }

  private static boolean within(double area, double candidate, int positives, int negatives) {
    double k = (positives + negatives) / 2.0 - 1;
    double c = candidate;
    double variance =
        c
            * (1 - c)
            * (1 + k * (1 - c) / (2 - c) + k * c / (1 + c))
            / ((double) positives * negatives);
    double distance = area - candidate;
    return distance * distance <= Z * Z * variance;
  }

  /**
   * The score above which a share of {@code falseAlarms} of samples like these lies: the smallest
   * one for which at most this share of new samples is expected above it, whatever the distribution
   * (conformal prediction; Vovk et al. 2005).
   *
   * @param scores of samples that are not unusual
   * @param falseAlarms share, in (0, 1)
   * @throws IllegalArgumentException if there are too few scores for so small a share
   */
  public static double threshold(double[] scores, double falseAlarms) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil((sorted.length + 1) * (1 - falseAlarms));
    if (rank > sorted.length) {
      throw new IllegalArgumentException(
          "%d samples are too few for a share of %s".formatted(sorted.length, falseAlarms));
    }
    return sorted[Math.max(1, rank) - 1];
  }
}

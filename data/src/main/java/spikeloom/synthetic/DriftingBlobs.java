package spikeloom.synthetic;

import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Two blobs that drift on a circle of {@value #BINS} bins: at every step each occupies one bin, so
 * one or two bins are active. The target is the unordered pair of bins, one of {@value #CLASSES}
 * classes, at the same step, an earlier or a later one. A blob is
 *
 * <pre>{@code
 * theta(0) ~ U(-pi, pi),  v(0) = 1,  A(0) = 0.5
 * theta(t) = theta(t-1) + v(t-1)
 * v(t) = 0.9 v(t-1) - 0.14 eta(t)
 * A(t) = 0.99 A(t-1) + 0.01 eta(t)        eta(t) ~ N(0, 1), the same in both
 * b(t) = A(t) n(t),                       n(t) ~ N(theta(t), 0.45^2)
 * }</pre>
 *
 * <p>and its bin is the one nearest to b(t) on the circle, bin k lying at -pi + 2 pi k / 20. Every
 * b(t) is wrapped to the circle, b(0) too, which the published program leaves as it is.
 *
 * <p>Source: the process of Chalk, Marre, Tkacik, "Toward a unified theory of efficient,
 * predictive, and sparse coding", PNAS 115, 2018, with the constants of Skatchkovsky, Simeone, Jang
 * 2021 (VDIB).
 *
 * <p>Sequence i depends on (seed, part, i) alone, and a longer one begins with the shorter.
 *
 * @param key the stream of this list, see {@link #of(long, String)}
 */
public record DriftingBlobs(RandomKey key) {
  /** Number of bins on the circle, and of channels. */
  public static final int BINS = 20;

  /** Number of unordered pairs of bins, equal ones included. */
  public static final int CLASSES = BINS * (BINS + 1) / 2;

  private static final double SPREAD = 0.45;

  /**
   * The bins of both blobs at one step.
   *
   * @param first 0 .. 19
   * @param second {@code first} .. 19
   */
  public record Pair(int first, int second) {}

  /**
   * The list of a seed and a part.
   *
   * @param part for instance {@code "train"} or {@code "test"}; parts share no sequence
   */
  public static DriftingBlobs of(long seed, String part) {
    return new DriftingBlobs(RandomKey.ofSeed(seed).fold("drifting-blobs").fold(part));
  }

  /** The class of the pair of bins i and j, in any order: 0 .. 209, by first bin, then second. */
  public static int classOf(int i, int j) {
    int first = Math.min(i, j);
    int second = Math.max(i, j);
    if (first < 0 || second >= BINS) {
      throw new IndexOutOfBoundsException("bins " + i + " and " + j + " of " + BINS);
    }
    return firstClass(first) + second - first;
  }

  /** The pair of class {@code index}, the inverse of {@link #classOf}. */
  public static Pair pairOf(int index) {
    if (index < 0 || index >= CLASSES) {
      throw new IndexOutOfBoundsException("class " + index + " of " + CLASSES);
    }
    int first = 0;
    while (first + 1 < BINS && firstClass(first + 1) <= index) {
      first++;
    }
    return new Pair(first, first + index - firstClass(first));
  }

  /** The class of (first, first), which follows those of all smaller first bins. */
  private static int firstClass(int first) {
    return first * BINS - first * (first - 1) / 2;
  }

  /** The classes of sequence {@code index} at the steps 0 .. {@code steps - 1}. */
  public int[] classes(int index, int steps) {
    if (index < 0) {
      throw new IndexOutOfBoundsException("sequence " + index + ": they are counted from 0");
    }
    RandomKey sequence = key.fold(index);
    int[] one = bins(sequence.fold(0).random(), steps);
    int[] two = bins(sequence.fold(1).random(), steps);
    for (int t = 0; t < steps; t++) {
      one[t] = classOf(one[t], two[t]);
    }
    return one;
  }

  private static int[] bins(FastRandom random, int steps) {
    int[] bins = new int[steps];
    double theta = Math.PI * (2 * random.nextDouble() - 1);
    double velocity = 1;
    double amplitude = 0.5;
    for (int t = 0; t < steps; t++) {
      if (t > 0) {
        double noise = random.nextGaussian();
        theta += velocity;
        velocity = 0.9 * velocity - 0.14 * noise;
        amplitude = 0.99 * amplitude + 0.01 * noise;
      }
      bins[t] = nearestBin(amplitude * (theta + SPREAD * random.nextGaussian()));
    }
    return bins;
  }

  /** Whole turns change nothing: wrapping the angle is wrapping the number of its bin. */
  static int nearestBin(double angle) {
    return (int) Math.floorMod(Math.round((angle + Math.PI) * BINS / (2 * Math.PI)), (long) BINS);
  }
}

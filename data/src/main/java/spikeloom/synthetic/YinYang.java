package spikeloom.synthetic;

import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Points in the yin-yang symbol: a disc of radius {@value #RADIUS} in the unit square, whose halves
 * are wound into one another, with a dot of radius {@value #DOT} in each. A point belongs to yin,
 * to yang or to a dot; the three classes are equally likely, and within a class all points are.
 *
 * <p>Source: Kriener, Goeltz and Petrovici, "The Yin-Yang dataset", NICE 2022. Point i depends on
 * (seed, part, i) alone, and a longer list begins with the shorter.
 *
 * @param key the stream of this list, see {@link #of(long, String)}
 */
public record YinYang(RandomKey key) {
  /** Number of classes: yin, yang, dot. */
  public static final int CLASSES = 3;

  private static final double RADIUS = 0.5;
  private static final double DOT = 0.1;

  /**
   * A point of the symbol.
   *
   * @param x 0 .. 1
   * @param y 0 .. 1
   * @param label 0 for yin, 1 for yang, 2 for a dot
   */
  public record Point(double x, double y, int label) {}

  /**
   * The list of a seed and a part.
   *
   * @param part for instance {@code "train"} or {@code "test"}; parts share no stream
   */
  public static YinYang of(long seed, String part) {
    return new YinYang(RandomKey.ofSeed(seed).fold("yin-yang").fold(part));
  }

  /** The class of a point, or -1 outside the disc. */
  public static int classOf(double x, double y) {
    if (Math.hypot(x - RADIUS, y - RADIUS) > RADIUS) {
      return -1;
    }
    double right = Math.hypot(x - 1.5 * RADIUS, y - RADIUS);
    double left = Math.hypot(x - 0.5 * RADIUS, y - RADIUS);
    if (right < DOT || left < DOT) {
      return 2;
    }
    // The line between the halves: a half circle over the left dot, one under the right dot.
    boolean inLeft = left <= 0.5 * RADIUS;
    boolean inRight = right <= 0.5 * RADIUS;
    return inLeft || (y > RADIUS && !inRight) ? 1 : 0;
  }

  /** Point {@code index}. */
  public Point point(int index) {
    FastRandom random = key.fold(index).random();
    int label = random.nextInt(CLASSES);
    while (true) {
      double x = 2 * RADIUS * random.nextDouble();
      double y = 2 * RADIUS * random.nextDouble();
      if (classOf(x, y) == label) {
        return new Point(x, y, label);
      }
    }
  }
}

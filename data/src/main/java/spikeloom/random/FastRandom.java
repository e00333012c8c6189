package spikeloom.random;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 as a small, restartable generator: one addition and one mix per 64 bits. It can be
 * re-aimed at another stream with {@link #restart} so that loops over samples create no objects.
 *
 * <p>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. Not
 * for cryptography; not thread safe.
 */
public final class FastRandom implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private static final long LOW_32 = 0xffffffffL;

  private long state;

  /** Starts at {@code bits}, see {@link RandomKey#bits()}. */
  public FastRandom(long bits) {
    this.state = bits;
  }

  /** Restarts at another stream. */
  public void restart(long bits) {
    this.state = bits;
  }

  /** The current state: {@link #restart} with it continues from here. */
  public long bits() {
    return state;
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return RandomKey.mix(state);
  }

  /** Uniform in [0, 1) with 24 bits, the resolution of a float. */
  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /**
   * Uniform in 0 .. {@code bound - 1} without bias (Lemire, "Fast random integer generation in an
   * interval", 2019). Defined here because the default of the JDK may change from release to
   * release, and with it every drawing and every order of samples.
   */
  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the range is empty: 0 .. " + (bound - 1L));
    }
    long product = (nextLong() >>> 32) * bound;
    if ((product & LOW_32) < bound) {
      long threshold = (LOW_32 + 1 - bound) % bound;
      while ((product & LOW_32) < threshold) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * Normal with mean 0 and variance 1 (Marsaglia's polar method; strict mathematics, so the same on
   * every machine and JDK). The second number of the pair is dropped: a generator has no state but
   * its position.
   */
  @Override
  public double nextGaussian() {
    while (true) {
      double x = 2 * nextDouble() - 1;
      double y = 2 * nextDouble() - 1;
      double s = x * x + y * y;
      if (s < 1 && s > 0) {
        return x * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Uniform in [0, 1) with 53 bits. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** A random order of 0 .. n-1 (Fisher-Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}

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

  private long state;

  /** Starts at {@code bits}, see {@link RandomKey#bits()}. */
  public FastRandom(long bits) {
    this.state = bits;
  }

  /** Goes on from the start of another stream. */
  public void restart(long bits) {
    this.state = bits;
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

package spikeloom.random;

/**
 * The name of a stream of random numbers. A key is split by folding in what the stream is for (a
 * purpose, an epoch, a sample), so every consumer has its own stream and a draw never depends on
 * who drew before. Two keys with the same history are equal and give the same numbers.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014).
 *
 * @param bits the 64 bits that the stream starts from
 */
public record RandomKey(long bits) {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** Returns the root key of a run; every other key is folded from it. */
  public static RandomKey ofSeed(long seed) {
    return new RandomKey(mix(seed + GOLDEN_GAMMA));
  }

  /** Returns the sub-stream with this index. */
  public RandomKey fold(long index) {
    return new RandomKey(foldBits(bits, index));
  }

  /** The stream for a purpose, for instance {@code "order"} or {@code "spikes"}. */
  public RandomKey fold(String purpose) {
    long hash = 0;
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
    }
    return fold(hash);
  }

  /** A generator at the start of this stream. */
  public FastRandom random() {
    return new FastRandom(bits);
  }

  /** Same as {@link #fold(long)}, for loops that must not create objects. */
  public static long foldBits(long bits, long index) {
    // Key and index are mixed differently: were they not, seed 1 folded with 2 would be seed 2
    // folded with 1, and every seed folded with itself would be the same key.
    return mix(mix(bits + GOLDEN_GAMMA) ^ Long.rotateLeft(mix(index + GOLDEN_GAMMA), 32));
  }

  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

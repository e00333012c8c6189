package spikeloom.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomTest {
  private static final String GOLDEN =
      "6817184943670722454 0.95842797 0.01713683245123343 694 0.13332667084781064";
  private static final int[] ORDER = {4, 8, 6, 2, 7, 1, 9, 3, 5, 0};

  @Test
  void theGeneratorIsSplitMix64() {
    // First outputs for the seed 1234567: Vigna's reference implementation, as in Rosetta Code.
    FastRandom random = new FastRandom(1234567);
    assertEquals(6457827717110365317L, random.nextLong());
    assertEquals(3203168211198807973L, random.nextLong());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
  }

  @Test
  void streamsNeverChangeSilently() {
    FastRandom random = RandomKey.ofSeed(1).fold("spikes").fold(7).random();
    assertEquals(
        GOLDEN,
        random.nextLong()
            + " "
            + random.nextFloat()
            + " "
            + random.nextDouble()
            + " "
            + random.nextInt(1000)
            + " "
            + random.nextGaussian());
    assertArrayEquals(ORDER, RandomKey.ofSeed(1).fold("order").random().permutation(10));
  }

  @Test
  void aKeyGivesTheSameNumbersWhoeverDrewBefore() {
    RandomKey root = RandomKey.ofSeed(3);
    long expected = root.fold(5).random().nextLong();
    root.fold(4).random().nextLong();
    root.random().nextLong();
    assertEquals(expected, root.fold(5).random().nextLong());
    assertEquals(root.fold(5).bits(), RandomKey.foldBits(root.bits(), 5));
  }

  @Test
  void restartedGeneratorsRepeatTheirNumbers() {
    FastRandom random = new FastRandom(1);
    random.nextLong();
    random.restart(42);
    assertEquals(new FastRandom(42).nextLong(), random.nextLong());
  }

  @Test
  void neighbouringKeysAndSeedsHaveStreamsOfTheirOwn() {
    Set<Long> first = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      for (int index = 0; index < 100; index++) {
        first.add(RandomKey.ofSeed(seed).fold(index).random().nextLong());
      }
    }
    assertEquals(10_000, first.size());
    assertNotEquals(
        RandomKey.ofSeed(1).fold("a").fold("b"), RandomKey.ofSeed(1).fold("b").fold("a"));
  }

  @Test
  void seedAndIndexDoNotStandForEachOther() {
    assertNotEquals(RandomKey.ofSeed(1).fold(2), RandomKey.ofSeed(2).fold(1));
    assertNotEquals(RandomKey.ofSeed(1).fold(1), RandomKey.ofSeed(2).fold(2));
    assertNotEquals(new RandomKey(1).fold(2), new RandomKey(2).fold(1));
  }

  @Test
  void numbersOfNeighbouringKeysDoNotCorrelate() {
    int n = 40_000;
    double sum = 0;
    RandomKey key = RandomKey.ofSeed(9);
    for (int i = 0; i < n; i++) {
      double a = key.fold(i).random().nextDouble() - 0.5;
      double b = key.fold(i + 1).random().nextDouble() - 0.5;
      sum += 12 * a * b;
    }
    assertTrue(Math.abs(sum / Math.sqrt(n)) < 5, () -> "correlation beyond 5 sigma");
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    FastRandom random = new FastRandom(5);
    int[] count = new int[7];
    int n = 70_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      count[random.nextInt(7)]++;
      float uniform = random.nextFloat();
      assertTrue(uniform >= 0 && uniform < 1);
      sum += uniform;
    }
    for (int c : count) {
      assertEquals(n / 7.0, c, 5 * Math.sqrt(n / 7.0));
    }
    assertEquals(0.5, sum / n, 5 / Math.sqrt(12.0 * n));
  }

  @Test
  void boundsThatAreNotPowersOfTwoAreExactUpToTheLargest() {
    FastRandom random = new FastRandom(5);
    int largest = 0;
    for (int i = 0; i < 1000; i++) {
      int drawn = random.nextInt(Integer.MAX_VALUE);
      assertTrue(drawn >= 0 && drawn < Integer.MAX_VALUE);
      largest = Math.max(largest, drawn);
    }
    assertTrue(largest > 0.98 * Integer.MAX_VALUE);
    assertEquals(0, random.nextInt(1));
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
  }

  @Test
  void normalNumbersHaveMeanZeroAndVarianceOne() {
    FastRandom random = new FastRandom(6);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
    }
    assertEquals(0, sum / n, 5 / Math.sqrt(n));
    assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
  }

  @Test
  void aPermutationHoldsEveryNumberOnce() {
    int[] order = new FastRandom(8).permutation(1000);
    assertEquals(1000, Arrays.stream(order).distinct().count());
    assertEquals(999, Arrays.stream(order).max().orElseThrow());
    assertEquals(0, new FastRandom(8).permutation(0).length);
  }
}

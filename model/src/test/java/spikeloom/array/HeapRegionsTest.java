package spikeloom.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HeapRegionsTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void anArrayOfHalfARegionTakesAWholeOne() {
    assertEquals(MEGABYTE, HeapRegions.occupied(MEGABYTE / 2, MEGABYTE));
    assertEquals(2 * MEGABYTE, HeapRegions.occupied(MEGABYTE, MEGABYTE)); // with its header
    assertEquals(3 * MEGABYTE, HeapRegions.occupied(3 * MEGABYTE - 16, MEGABYTE));
  }

  @Test
  void aSmallArrayTakesItsElements() {
    assertEquals(1000, HeapRegions.occupied(1000, MEGABYTE));
    assertEquals(5 * MEGABYTE, HeapRegions.occupied(5 * MEGABYTE, 0));
  }

  @Test
  void anEndlessArrayStaysEndless() {
    assertEquals(ArraySizes.ENDLESS, new ArraySizes().words(ArraySizes.ENDLESS).heap());
  }
}

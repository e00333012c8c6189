package spikeloom.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

final class YinYangTest {
  @Test
  void everyPointHasTheClassOfItsPlaceAndTheClassesAreEquallyLikely() {
    YinYang points = YinYang.of(1, "train");
    int[] counts = new int[YinYang.CLASSES];
    for (int n = 0; n < 3000; n++) {
      YinYang.Point point = points.point(n);
      assertEquals(YinYang.classOf(point.x(), point.y()), point.label());
      counts[point.label()]++;
    }
    for (int count : counts) {
      assertEquals(1000, count, 100);
    }
  }

  @Test
  void theSymbolTurnedByHalfACircleIsTheSameWithYinAndYangExchanged() {
    int compared = 0;
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 100; j++) {
        double x = (i + 0.37) / 100;
        double y = (j + 0.41) / 100;
        int here = YinYang.classOf(x, y);
        int there = YinYang.classOf(1 - x, 1 - y);
        assertEquals(here < 0 || here == 2 ? here : 1 - here, there);
        compared += here == 0 || here == 1 ? 1 : 0;
      }
    }
    // Both halves together: the disc without the dots.
    assertEquals(Math.PI * (0.25 - 2 * 0.01) * 10_000, compared, 60);
  }

  @Test
  void knownPlacesHaveTheirClasses() {
    assertEquals(2, YinYang.classOf(0.25, 0.5));
    assertEquals(2, YinYang.classOf(0.75, 0.55));
    assertEquals(1, YinYang.classOf(0.25, 0.35));
    assertEquals(0, YinYang.classOf(0.75, 0.65));
    assertEquals(1, YinYang.classOf(0.5, 0.95));
    assertEquals(0, YinYang.classOf(0.5, 0.05));
    assertEquals(-1, YinYang.classOf(0.05, 0.05));
  }

  @Test
  void seedsAndPartsDrawOtherPoints() {
    YinYang.Point point = YinYang.of(1, "train").point(0);
    assertEquals(point, YinYang.of(1, "train").point(0));
    assertNotEquals(point, YinYang.of(1, "test").point(0));
    assertNotEquals(point, YinYang.of(2, "train").point(0));
  }
}

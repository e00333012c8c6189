package spikeloom.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ParametersTest {
  @Test
  void slicesLieOneBehindTheOtherAndPaddedRowsFillWholeVectors() {
    Parameters.Layout layout = new Parameters.Layout();
    Parameters.Slice a = layout.padded("a", 3, 33);
    Parameters.Slice b = layout.dense("b", 2, 5);
    Parameters parameters = layout.build();
    assertEquals(64, a.width());
    assertEquals(96, a.stride(), "an odd number of times 32 floats");
    assertEquals(Padding.LEAD, a.offset());
    assertEquals(Padding.LEAD + 3 * 96, a.end());
    assertEquals(a.end(), b.offset());
    assertEquals(b.end(), parameters.length());
    assertEquals(3 * 33 + 2 * 5, parameters.count());
    assertEquals(Padding.LEAD + 2 * 96 + 7, a.at(2, 7));
    assertEquals(b, parameters.slice("b"));
    assertEquals(java.util.List.of(a, b), parameters.slices());
  }

  @Test
  void twoSlicesOfOneNameAreRefusedAndSoIsAnUnknownName() {
    Parameters.Layout layout = new Parameters.Layout();
    layout.dense("a", 1, 1);
    assertThrows(IllegalArgumentException.class, () -> layout.padded("a", 1, 1));
    Parameters parameters = layout.build();
    assertThrows(IllegalArgumentException.class, () -> parameters.slice("b"));
  }

  @Test
  void theVersionGrowsWithEveryChange() {
    Parameters parameters = new Parameters.Layout().build();
    long before = parameters.version();
    parameters.changed();
    assertTrue(parameters.version() > before);
  }
}

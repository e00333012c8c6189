package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MeanTest {
  @Test
  void theDeviationIsThatOfASampleAndTheErrorShrinksWithItsRoot() {
    Mean mean = Mean.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertEquals(5, mean.value(), 1e-15);
    assertEquals(Math.sqrt(32 / 7.0), mean.deviation(), 1e-15);
    assertEquals(8, mean.count());
    assertEquals(Math.sqrt(32 / 7.0 / 8), mean.error(), 1e-15);
    assertEquals(mean, Mean.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0)));
  }

  @Test
  void smallDifferencesOfLargeValuesAreNotLost() {
    Mean mean = Mean.of(1e9 + 1, 1e9 + 2, 1e9 + 3);
    assertEquals(1e9 + 2, mean.value());
    assertEquals(1, mean.deviation(), 1e-9);
  }

  @Test
  void aSingleValueHasNoDeviationAndNoneHasNoMean() {
    assertEquals(new Mean(3, Double.NaN, 1), Mean.of(3));
    assertTrue(Double.isNaN(Mean.of(3).error()));
    assertTrue(Double.isNaN(Mean.of().value()));
  }

  @Test
  void anotherUnitScalesMeanAndDeviation() {
    Mean mean = Mean.of(1, 3).times(-2);
    assertEquals(-4, mean.value());
    assertEquals(2 * Math.sqrt(2), mean.deviation(), 1e-15, "never negative");
    assertEquals(2, mean.count());
  }
}

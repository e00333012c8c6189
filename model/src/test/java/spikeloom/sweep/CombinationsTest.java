package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;

final class CombinationsTest {
  private static List<Variation> vary(String... texts) {
    return Stream.of(texts).map(Variation::parse).toList();
  }

  @Test
  void aGridHasEveryCombinationOnceAndTheLastSettingChangesFastest() {
    assertEquals(
        List.of("latent-8-beta-0.1", "latent-8-beta-1", "latent-9-beta-0.1", "latent-9-beta-1"),
        Combinations.grid(vary("latent=8,9", "beta=0.1,1")).stream()
            .map(Combination::name)
            .toList());
  }

  @Test
  void aNameIsThatOfAFolder() {
    String name = Combinations.grid(vary("data=../a b/c")).get(0).name();
    assertEquals("data-.._a_b_c", name);
  }

  @Test
  void theSameSeedDrawsTheSameCombinationsAndAnotherOneOthers() {
    List<Variation> vary = vary("latent=8..64", "learning-rate=0.0001..0.01", "steps=5,6,7");
    List<Combination> drawn = Combinations.random(vary, 20, 1);
    assertEquals(drawn, Combinations.random(vary, 20, 1));
    assertEquals(drawn.subList(0, 7), Combinations.random(vary, 7, 1));
    assertNotEquals(drawn, Combinations.random(vary, 20, 2));
    assertEquals(20, new HashSet<>(drawn).size());
  }

  @Test
  void halfOfALogarithmicRangeLiesBelowItsGeometricMean() {
    List<Combination> drawn =
        Combinations.random(vary("learning-rate=0.0001..0.01", "latent=10..19"), 2000, 3);
    double below =
        drawn.stream()
                .mapToDouble(c -> Double.parseDouble(c.value(Setting.LEARNING_RATE)))
                .filter(rate -> rate < 0.001)
                .count()
            / 2000.0;
    assertEquals(0.5, below, 0.05);
    for (Combination each : drawn) {
      int latent = Integer.parseInt(each.value(Setting.LATENT));
      assertTrue(latent >= 10 && latent <= 19, each.name());
    }
  }

  @Test
  void moreCombinationsThanThereAreAreRefused() {
    assertEquals(
        "--random 5: the values have only 4 different combinations; leave out --random.",
        assertThrows(
                PlanException.class,
                () -> Combinations.random(vary("latent=8,9", "steps=5,6"), 5, 1))
            .getMessage());
    assertEquals(4, Combinations.random(vary("latent=8,9", "steps=5,6"), 4, 1).size());
  }

  @Test
  void aRangeNeedsARandomSearch() {
    assertEquals(
        "--vary latent=8..9: values are drawn from a range only with --random N.",
        assertThrows(PlanException.class, () -> Combinations.grid(vary("latent=8..9")))
            .getMessage());
  }
}

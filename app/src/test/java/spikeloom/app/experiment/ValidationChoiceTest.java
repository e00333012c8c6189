package spikeloom.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which candidate validation samples choose. */
final class ValidationChoiceTest {
  private static ValidationChoice<Double> choice(Map<Double, Double> losses) {
    return ValidationChoice.among(
        List.of(3e-4, 1e-3, 3e-3), step -> losses.getOrDefault(step, Double.NaN));
  }

  @Test
  void theLeastLossIsChosen() {
    assertEquals(1e-3, choice(Map.of(3e-4, 0.2, 1e-3, 0.1, 3e-3, 0.3)).best());
    assertEquals(3e-3, choice(Map.of(3e-4, 0.2, 1e-3, 0.1, 3e-3, 0.05)).best());
  }

  @Test
  void ofEqualLossesTheFirstIsChosen() {
    assertEquals(3e-4, choice(Map.of(3e-4, 0.1, 1e-3, 0.1, 3e-3, 0.1)).best());
  }

  @Test
  void aTrainingThatDivergedIsNotChosenUnlessAllDid() {
    assertEquals(3e-3, choice(Map.of(3e-3, 9.0)).best());
    assertEquals(1e-3, choice(Map.of(3e-4, Double.POSITIVE_INFINITY, 1e-3, 9.0)).best());
    assertEquals(3e-4, choice(Map.of()).best());
  }

  @Test
  void everyCandidateIsMeasuredOnceAndReported() {
    List<Double> measured = new ArrayList<>();
    ValidationChoice<Double> choice =
        ValidationChoice.among(
            List.of(1.0, 2.0),
            step -> {
              measured.add(step);
              return step == 1 ? Double.NaN : 0.25;
            });
    assertEquals(List.of(1.0, 2.0), measured);
    assertEquals("1.0: diverged, 2.0: 0.2500", choice.text(Object::toString));
  }

  @Test
  void thereMustBeSomethingToChooseFrom() {
    assertThrows(
        IllegalArgumentException.class, () -> ValidationChoice.among(List.<Double>of(), d -> 0));
  }
}

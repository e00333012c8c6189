package spikeloom.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LearnedScaleTest {
  @ParameterizedTest
  @ValueSource(floats = {-4, -0.35f, -0.1f, 0, 0.15f})
  void aScaleStaysAboveItsFloor(float parameter) {
    LearnedScale scale = new LearnedScale(1, 1, 0);
    scale.read(new float[] {42, parameter}, 1, 0.001);
    assertTrue(scale.of(0) >= 0.001, "scale " + scale.of(0));
    assertEquals(Math.hypot(0.001, Math.exp(20.0 * parameter)), scale.of(0), 1e-12 * scale.of(0));
  }

  @Test
  void theParameterOfAScaleGivesIt() {
    LearnedScale scale = new LearnedScale(1, 1, 0);
    scale.read(new float[] {(float) LearnedScale.parameter(0.25, 0.1)}, 0, 0.1);
    assertEquals(0.25, scale.of(0), 1e-7);
  }

  @Test
  void aPerfectMeanDoesNotMakeADensityInfinite() {
    LearnedScale learned = new LearnedScale(1, 2, 1);
    double floor = Distortion.GAUSSIAN.learnedScale().orElseThrow().floor();
    learned.read(new float[] {-20}, 0, floor);
    float[] outputs = {0.5f, 0.25f};
    double loss =
        Distortion.GAUSSIAN.gradient(
            outputs, 0, new float[] {0.5f, 0.25f}, 0, new Distortion.Scale(2, 1, learned));
    assertEquals(2 * (Math.log(floor) + Math.log(2 * Math.PI) / 2), loss, 1e-9);
    assertEquals(0, learned.gradient(0, 1), 1e-9, "the floor ends the descent");
  }

  @Test
  void everyGroupHasItsOwnScale() {
    LearnedScale learned = new LearnedScale(2, 1, 2);
    learned.read(new float[] {(float) Math.log(0.5) / 20, (float) Math.log(2) / 20}, 0, 0);
    float[] outputs = {0, 0, 0, 0, 0, 0, 0, 0};
    float[] targets = {1, 1, 1, 1, 0, 0, 0, 0};
    Distortion.Scale scale = new Distortion.Scale(4, 1, learned);
    Distortion.GAUSSIAN.gradient(outputs, 0, targets, 0, scale);
    Distortion.GAUSSIAN.gradient(outputs, 4, targets, 4, scale);
    assertEquals(-4, outputs[0], 1e-5);
    assertEquals(-0.25, outputs[1], 1e-6);
    // 1 - z^2 for two values of the first output, and 1 for two of the second
    assertEquals(20 * (2 * (1 - 4) + 2), learned.gradient(0, 2), 1e-4);
    assertEquals(20 * (2 * (1 - 0.25) + 2), learned.gradient(1, 2), 1e-4);
    assertEquals(20 * 2 * (1 - 4), learned.gradient(0, 1), 1e-4);
  }
}

package spikeloom.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class DirectedInformationBottleneckTest {
  private static final DirectedInformationBottleneck OBJECTIVE =
      new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0.25, 0.3);

  @Test
  void distortionEntersAsMeanOverExamplesAndValues() {
    assertEquals(1.0 / (8 * 784), OBJECTIVE.distortionWeight(8, 784), 1e-18);
  }

  @Test
  void rateEntersAsMeanOverExamplesStepsAndNeuronsTimesBeta() {
    assertEquals(0.25 / (8.0 * 30 * 256), OBJECTIVE.rateWeight(8, 30 * 256), 1e-18);
  }

  @Test
  void weightsOfLargeBatchesDoNotOverflow() {
    assertEquals(
        0.25 / (65_536.0 * 10_000 * 65_536), OBJECTIVE.rateWeight(65_536, 10_000L * 65_536), 1e-25);
  }

  @Test
  void aNatIsOneOverTheLogarithmOfTwoBits() {
    assertEquals(3, DirectedInformationBottleneck.bits(3 * Math.log(2)), 1e-15);
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    for (double[] bad : new double[][] {{-1, 0.3}, {Double.NaN, 0.3}, {1, 0}, {1, 1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, bad[0], bad[1]));
    }
  }
}

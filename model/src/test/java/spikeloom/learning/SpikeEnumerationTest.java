package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.neuron.FiniteDifference;

final class SpikeEnumerationTest {
  @ParameterizedTest
  @CsvSource({"0, 2, 4", "5, 3, 3", "0, 3, 3"})
  void theGradientIsTheDerivativeOfTheExpectedLoss(int hidden, int latents, int steps) {
    List<Integer> layers = hidden == 0 ? List.of() : List.of(hidden);
    try (Autoencoder model = FewSpikes.model(layers, latents, steps)) {
      SpikeEnumeration all = new SpikeEnumeration(model, FewSpikes.batch(steps, 4));
      double[] parameters = all.parameters();
      assertEquals(1, Arrays.stream(all.probabilities(parameters)).sum(), 1e-12);
      double[] expected = FiniteDifference.gradient(parameters, 1e-3, all::loss);
      double error = FiniteDifference.relativeError(expected, all.gradient(parameters));
      assertTrue(error < 1e-8, "relative error " + error);
    }
  }

  @Test
  void tooManyPatternsAreRefused() {
    try (Autoencoder model = FewSpikes.model(List.of(), 6, 3)) {
      Batch batch = FewSpikes.batch(3, 0);
      assertThrows(IllegalArgumentException.class, () -> new SpikeEnumeration(model, batch));
    }
  }
}

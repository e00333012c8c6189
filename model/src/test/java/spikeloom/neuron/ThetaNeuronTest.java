package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ThetaNeuronTest {
  private final ThetaNeuron neuron = new ThetaNeuron(1.7, 0.9);

  private double potential(double phase) {
    return 0.5 - neuron.amplitude() / Math.tan(phase * neuron.speed());
  }

  @Test
  void aPulseAddsItsWeightToThePotential() {
    for (double phase = 0.1; phase < neuron.period(); phase += 0.3) {
      for (double weight : new double[] {-2, -0.1, 0, 0.4, 3}) {
        double expected = potential(phase) + weight;
        double actual = potential(neuron.pulsed(phase, weight));
        assertEquals(expected, actual, 1e-10 * (1 + expected * expected));
      }
    }
  }

  @Test
  void resetAndSpikeAreNotMovedByPulses() {
    assertEquals(0, neuron.pulsed(0, 5), 1e-15);
    assertEquals(neuron.period(), neuron.pulsed(neuron.period(), 5), 1e-12);
  }

  @Test
  void derivativesAreThoseOfFiniteDifferences() {
    double h = 1e-6;
    for (double phase = 0.1; phase < neuron.period() - 0.1; phase += 0.3) {
      for (double weight : new double[] {-2, 0, 0.4, 3}) {
        assertEquals(
            (neuron.pulsed(phase + h, weight) - neuron.pulsed(phase - h, weight)) / (2 * h),
            neuron.pulsedByPhase(phase, weight),
            1e-7);
        assertEquals(
            (neuron.pulsed(phase, weight + h) - neuron.pulsed(phase, weight - h)) / (2 * h),
            neuron.pulsedByWeight(phase, weight),
            1e-7);
      }
    }
  }

  @Test
  void theNeuronOfThePaperHasThePeriodSix() {
    assertEquals(6, ThetaNeuron.ofPaper().period(), 1e-14);
    assertEquals(1, ThetaNeuron.ofPaper().amplitude(), 1e-15);
  }

  @Test
  void aNeuronThatDoesNotFireByItselfIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ThetaNeuron(1, 0.25));
  }
}

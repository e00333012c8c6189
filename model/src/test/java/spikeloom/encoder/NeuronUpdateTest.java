package spikeloom.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;

final class NeuronUpdateTest {
  @Test
  void aNeuronWithAllItsFiltersPaysForEveryTermOfItsEquations() {
    // Q: 2 products, 1 sum. P: 2, 1. R: 1, 1. U: kappa R, two sums and the threshold.
    assertEquals(new NeuronUpdate(6, 6), NeuronUpdate.of(new Lif(0.85, 0.9, 0.65, 0.5, 3)));
  }

  @Test
  void factorsOfZeroAndOneAreFree() {
    assertEquals(new NeuronUpdate(5, 3), NeuronUpdate.of(new Lif(0, 0.9, 0.9, 1, 5)));
    assertEquals(new NeuronUpdate(2, 0), NeuronUpdate.of(new Lif(0, 0, 0, 0, 1)));
    assertEquals(new NeuronUpdate(2, 1), NeuronUpdate.of(new Lif(0, 0, 0.9, 0, 2)));
    assertEquals(new NeuronUpdate(3, 0), NeuronUpdate.of(new Lif(0, 0, 0, 1, 1)));
  }

  @Test
  void aReadoutNeuronPaysForItsFeedbackAndItsDraw() {
    // V: 2 products, 1 sum. F: 1, 1. u: w F, two sums and the comparison with the drawn threshold.
    assertEquals(new NeuronUpdate(5, 4), NeuronUpdate.of(new StochasticReadout(0.9, 0.65, 5)));
    assertEquals(new NeuronUpdate(3, 1), NeuronUpdate.of(new StochasticReadout(0, 0, 1)));
  }
}

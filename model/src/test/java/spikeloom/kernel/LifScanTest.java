package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.neuron.Lif;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;

/** The fused scan against the neuron in double precision. */
final class LifScanTest {
  private static final int NEURONS = 37;
  private static final int STRIDE = Padding.stride(NEURONS);
  private static final double NEAR = 1e-4;
  private static final Lif[] KINDS = {
    new Lif(0, 0.9, 0.9, 1, 10), new Lif(0.85, 0.9, 0.65, 1.3, 4), new Lif(0.5, 0, 0, 0, 2)
  };

  @ParameterizedTest
  @EnumSource(Surrogate.class)
  void forwardAndBackwardAgreeWithTheNeuron(Surrogate surrogate) {
    FastRandom random = new FastRandom(surrogate.ordinal());
    for (Lif neuron : KINDS) {
      for (int steps : new int[] {1, 30, 33, 70}) {
        requireAgreement(neuron, surrogate, steps, random);
      }
    }
  }

  private static void requireAgreement(
      Lif neuron, Surrogate surrogate, int steps, FastRandom random) {
    LifScan scan =
        new LifScan(
            neuron.beta(),
            neuron.alpha(),
            neuron.rho(),
            neuron.kappa(),
            1 - neuron.beta(),
            (1 - neuron.alpha()) * neuron.gain());
    Rows current = Rows.of(steps, STRIDE);
    Rows bias = new Rows(new float[32 + STRIDE], 32, STRIDE);
    Rows outside = Rows.of(steps, STRIDE);
    for (int n = 0; n < NEURONS; n++) {
      bias.values()[32 + n] = 0.2f * (float) random.nextGaussian();
      for (int t = 0; t < steps; t++) {
        current.values()[current.index(t, n)] = (float) random.nextGaussian() + 0.3f;
        outside.values()[outside.index(t, n)] = (float) random.nextGaussian();
      }
    }
    Rows trace = copy(current);
    SpikeBits spikes = SpikePatterns.random(steps, NEURONS, 1, random); // must be overwritten
    scan.forward(trace, bias, spikes, LifScan.state(STRIDE));
    Rows slope = copy(trace);
    surrogate.apply(slope.values(), 0, slope.values().length);
    Rows adjoint = copy(outside);
    Rows biasGradient = Rows.of(1, STRIDE);
    Arrays.fill(biasGradient.values(), 5f); // is overwritten
    scan.backward(slope, adjoint, steps, biasGradient);

    int fired = 0;
    for (int n = 0; n < NEURONS; n++) {
      int neuronIndex = n;
      int[] step = {0};
      Lif.Response response =
          neuron.respond(
              column(current, steps, n),
              bias.values()[32 + n],
              margin -> spikes.get(step[0]++, neuronIndex) ? 1 : 0);
      for (int t = 0; t < steps; t++) {
        double margin = response.margin()[t];
        assertEquals(margin, trace.values()[trace.index(t, n)], 2e-5, "margin at step " + t);
        if (Math.abs(margin) > NEAR) {
          assertEquals(margin >= 0, spikes.get(t, n), "spike at step " + t + ", margin " + margin);
        }
      }
      fired += spikes.count(n);
      Lif.Adjoint expected = neuron.adjoint(column(slope, steps, n), column(outside, steps, n));
      double size = 1e-6;
      for (double value : expected.current()) {
        size = Math.max(size, Math.abs(value));
      }
      for (int t = 0; t < steps; t++) {
        assertEquals(
            expected.current()[t], adjoint.values()[adjoint.index(t, n)], 1e-4 * size, "adjoint");
      }
      assertEquals(
          expected.bias(),
          biasGradient.values()[biasGradient.index(0, n)],
          1e-4 * (1 + Math.abs(expected.bias())),
          "bias");
    }
    assertTrue(steps == 1 || (fired > 0 && fired < steps * NEURONS), fired + " spikes");
    requireSilentPadding(spikes);
  }

  @Test
  void twoWindowsThatHandOnTheirStateAreOneRun() {
    FastRandom random = new FastRandom(8);
    Lif neuron = KINDS[1];
    LifScan scan =
        new LifScan(
            neuron.beta(), neuron.alpha(), neuron.rho(), neuron.kappa(), 0.15, 0.1 * neuron.gain());
    Rows bias = Rows.of(1, STRIDE);
    Rows whole = Rows.of(50, STRIDE);
    for (int i = 0; i < whole.values().length; i++) {
      whole.values()[i] = (float) random.nextGaussian() + 0.3f;
    }
    Rows first = copy(whole);
    Rows second = first.from(37);
    SpikeBits spikes = new SpikeBits(50, NEURONS);
    scan.forward(whole, bias, spikes, LifScan.state(STRIDE));
    Rows state = LifScan.state(STRIDE);
    SpikeBits firstSpikes = new SpikeBits(37, NEURONS);
    SpikeBits secondSpikes = new SpikeBits(13, NEURONS);
    scan.forward(first, bias, firstSpikes, state);
    scan.forward(second, bias, secondSpikes, state);
    assertArrayEquals(whole.values(), first.values());
    assertEquals(spikes.count(), firstSpikes.count() + secondSpikes.count());
  }

  static void requireSilentPadding(SpikeBits spikes) {
    for (int k = 0; k < spikes.blocks(); k++) {
      for (int n = spikes.channels(); n < spikes.stride; n++) {
        assertEquals(0, spikes.word(k, n), "padding fires");
      }
      for (int n = 0; n < spikes.channels(); n++) {
        assertEquals(0, spikes.word(k, n) & ~spikes.full(k), "spikes after the last step");
      }
    }
  }

  static Rows copy(Rows rows) {
    return new Rows(rows.values().clone(), rows.at(), rows.width(), rows.stride());
  }

  static double[] column(Rows matrix, int steps, int neuron) {
    double[] column = new double[steps];
    for (int t = 0; t < steps; t++) {
      column[t] = matrix.values()[matrix.index(t, neuron)];
    }
    return column;
  }
}

package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

/** The fused scan against the neuron in double precision. */
final class ReadoutScanTest {
  private static final int NEURONS = 37;
  private static final int STRIDE = Padding.stride(NEURONS);
  private static final double NEAR = 1e-5;

  @ParameterizedTest
  @CsvSource({
    "STRAIGHT_THROUGH, 1, .9, .65, 10, .3, .7",
    "STRAIGHT_THROUGH, 30, .9, .65, 10, .3, .7",
    "STRAIGHT_THROUGH, 33, 0, 0, 1, .5, 0",
    "STRAIGHT_THROUGH, 33, .5, .9, 3, .05, .01",
    "STRAIGHT_THROUGH, 70, .97, .8, 20, .9, 1",
    "SECOND_ORDER, 30, .9, .65, 10, .3, .7",
    "SECOND_ORDER, 70, .97, .8, 20, .9, 0"
  })
  void forwardAndBackwardAgreeWithTheNeuron(
      SpikeEstimator estimator,
      int steps,
      double gamma,
      double phi,
      double gain,
      double prior,
      double rateWeight) {
    FastRandom random = new FastRandom(steps);
    StochasticReadout neuron = new StochasticReadout(gamma, phi, gain);
    Layer layer = new Layer(neuron, estimator, prior, steps, random);
    double rate = layer.forward();
    layer.backward(rateWeight);
    double expectedRate = 0;
    for (int n = 0; n < NEURONS; n++) {
      expectedRate += layer.requireAgreement(n, rateWeight);
    }
    assertEquals(expectedRate, rate, 2e-6 * steps * NEURONS, "rate");
    assertTrue(rate > 0);
    LifScanTest.requireSilentPadding(layer.spikes);
    for (int n = NEURONS; n < STRIDE; n++) {
      assertEquals(
          0f, layer.biasGradient.values()[layer.biasGradient.index(0, n)], "padding of the bias");
      assertEquals(
          0f,
          layer.feedbackGradient.values()[layer.feedbackGradient.index(0, n)],
          "padding of the feedback");
      for (int t = 0; t < steps; t++) {
        assertEquals(
            0f, layer.adjoint.values()[layer.adjoint.index(t, n)], "padding of the adjoint");
      }
    }
  }

  @Test
  void certainNeuronsFireAlwaysOrNeverAndGiveNoNaN() {
    FastRandom random = new FastRandom(9);
    Layer layer = new Layer(new StochasticReadout(0.9, 0.65, 10), 0.3, 33, random);
    int first = layer.bias.index(0, 0);
    Arrays.fill(layer.bias.values(), first, first + 16, 300f);
    Arrays.fill(layer.bias.values(), first + 16, first + NEURONS, -300f);
    double rate = layer.forward();
    // A cell subtracts numbers of size 300 from each other: each rounds by at most 2^-16.
    assertEquals(
        33 * (16 * -Math.log(0.3) + (NEURONS - 16) * -Math.log(0.7)),
        rate,
        33 * NEURONS * 0x1p-15,
        "rate in nats");
    for (int n = 0; n < NEURONS; n++) {
      assertEquals(n < 16 ? 33 : 0, layer.spikes.count(n), "neuron " + n);
    }
    layer.backward(1);
    for (float value : layer.adjoint.values()) {
      assertEquals(0f, value, 1e-25f, "a certain spike has no slope");
    }
  }

  /** A layer of random inputs and weights, and what the scan makes of it. */
  private static final class Layer {
    final StochasticReadout neuron;
    final SpikeEstimator estimator;
    final double prior;
    final int steps;
    final ReadoutScan scan;
    final Rows current;
    final Rows uniform;
    final Rows outside;
    final Rows bias = Rows.of(1, STRIDE);
    final Rows feedback = Rows.of(1, STRIDE);
    final Rows biasGradient = Rows.of(1, STRIDE);
    final Rows feedbackGradient = Rows.of(1, STRIDE);
    final SpikeBits spikes;
    Rows trace = Rows.of(0, 0);
    Rows adjoint = Rows.of(0, 0);

    Layer(StochasticReadout neuron, double prior, int steps, FastRandom random) {
      this(neuron, SpikeEstimator.STRAIGHT_THROUGH, prior, steps, random);
    }

    Layer(
        StochasticReadout neuron,
        SpikeEstimator estimator,
        double prior,
        int steps,
        FastRandom random) {
      this.neuron = neuron;
      this.estimator = estimator;
      this.prior = prior;
      this.steps = steps;
      scan =
          new ReadoutScan(
              neuron.gamma(), neuron.phi(), (1 - neuron.gamma()) * neuron.gain(), prior, estimator);
      current = Rows.of(steps, STRIDE);
      uniform = Rows.of(steps, STRIDE);
      outside = Rows.of(steps, STRIDE);
      for (int n = 0; n < NEURONS; n++) {
        bias.values()[bias.index(0, n)] = (float) random.nextGaussian();
        feedback.values()[feedback.index(0, n)] = 0.5f * (float) random.nextGaussian();
        for (int t = 0; t < steps; t++) {
          current.values()[current.index(t, n)] = 0.3f * (float) random.nextGaussian();
          uniform.values()[uniform.index(t, n)] = random.nextFloat();
          outside.values()[outside.index(t, n)] = (float) random.nextGaussian();
        }
      }
      Arrays.fill(biasGradient.values(), 5f); // is overwritten
      Arrays.fill(feedbackGradient.values(), -5f);
      spikes = SpikePatterns.random(steps, NEURONS, 1, random); // must be overwritten
    }

    double forward() {
      trace = LifScanTest.copy(current);
      Rows draws = LifScanTest.copy(uniform);
      return scan.forward(trace, bias, feedback, draws, spikes, ReadoutScan.state(STRIDE));
    }

    void backward(double rateWeight) {
      adjoint = LifScanTest.copy(outside);
      ReadoutScan.Scratch scratch = ReadoutScan.Scratch.of(steps, STRIDE);
      Arrays.fill(scratch.state().values(), 42f);
      Rows reference = Rows.of(steps, STRIDE);
      Arrays.fill(reference.values(), (float) StochasticReadout.logit(prior));
      scan.backward(
          new ReadoutScan.Draws(trace, reference, spikes),
          rateWeight,
          feedback,
          new ReadoutScan.Gradients(adjoint, biasGradient, feedbackGradient),
          scratch);
    }

    /** Returns the rate of the neuron. */
    double requireAgreement(int n, double rateWeight) {
      StochasticReadout.Response response =
          neuron.respond(
              LifScanTest.column(current, steps, n),
              bias.values()[bias.index(0, n)],
              feedback.values()[feedback.index(0, n)],
              prior,
              (t, p) -> {
                float drawn = uniform.values()[uniform.index(t, n)];
                if (Math.abs(drawn - p) > NEAR) {
                  assertEquals(drawn < p, spikes.get(t, n), "spike at step " + t);
                }
                return spikes.get(t, n) ? 1 : 0;
              });
      for (int t = 0; t < steps; t++) {
        double u = response.logOdds()[t];
        assertEquals(
            u, trace.values()[trace.index(t, n)], 5e-6 * (1 + Math.abs(u)), "log-odds at " + t);
      }
      StochasticReadout.Adjoint expected =
          neuron.adjoint(
              response,
              LifScanTest.column(outside, steps, n),
              feedback.values()[feedback.index(0, n)],
              (p, z) ->
                  estimator == SpikeEstimator.SECOND_ORDER ? Math.abs(z - p) / 2 : p * (1 - p),
              prior,
              rateWeight);
      double size = 1e-6;
      for (double value : expected.current()) {
        size = Math.max(size, Math.abs(value));
      }
      for (int t = 0; t < steps; t++) {
        assertEquals(
            expected.current()[t], adjoint.values()[adjoint.index(t, n)], 1e-4 * size, "adjoint");
      }
      assertEquals(expected.bias(), biasGradient.values()[biasGradient.index(0, n)], 1e-4, "bias");
      assertEquals(
          expected.feedbackWeight(),
          feedbackGradient.values()[feedbackGradient.index(0, n)],
          1e-4 * (1 + Math.abs(expected.feedbackWeight())),
          "feedback weight");
      return response.rate();
    }
  }
}

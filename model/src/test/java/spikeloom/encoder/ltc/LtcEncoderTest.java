package spikeloom.encoder.ltc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.LiquidTimeConstant.Adjoint;
import spikeloom.neuron.LiquidTimeConstant.Outside;
import spikeloom.neuron.LiquidTimeConstant.Response;
import spikeloom.neuron.LiquidTimeConstant.State;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

final class LtcEncoderTest {
  private static final int INPUTS = 20;
  private static final int LATENTS = 9;
  private static final int SAMPLES = 4;
  private static final int STEPS = 8;
  private static final double PRIOR = 0.3;
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final int[] IDENTITY = {3, 1, 4, 15};

  static Stream<LtcEncoder> encoders() {
    return Stream.of(LiquidTimeConstant.ADAPTIVE, LiquidTimeConstant.FIXED)
        .flatMap(
            neuron ->
                Stream.of(LtcLayer.Recurrence.values())
                    .flatMap(
                        recurrence ->
                            Stream.of(List.<Integer>of(), List.of(12))
                                .map(hidden -> encoder(hidden, neuron, recurrence))));
  }

  private static LtcEncoder encoder(
      List<Integer> hidden, LiquidTimeConstant neuron, LtcLayer.Recurrence recurrence) {
    LtcEncoder.Structure structure =
        new LtcEncoder.Structure(INPUTS, hidden, LATENTS, neuron, recurrence, 2, PRIOR);
    return new LtcEncoder(structure, KEY);
  }

  private static SpikeBatch input(int from, int steps) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, INPUTS);
    for (int b = 0; b < SAMPLES; b++) {
      for (int t = from; t < from + steps; t++) {
        FastRandom random = KEY.fold(b).fold(t).random();
        for (int i = 0; i < INPUTS; i++) {
          if (random.nextFloat() < 0.25f) {
            builder.spike(t - from, i);
          }
        }
      }
      builder.endSample();
    }
    return builder.build();
  }

  private static StreamingPass run(LtcEncoder encoder, Workers workers) {
    StreamingPass pass = encoder.pass(SAMPLES + 1, STEPS, workers);
    pass.forward(input(0, STEPS), KEY, IDENTITY);
    return pass;
  }

  /** What one sample does in double precision. */
  private static final class Traces {
    final LtcReference[] layers;
    final Response[] responses;
    final double[][][] received; // [layer][step][input]

    Traces(LtcEncoder encoder, double[][] signal, SpikeBits latent) {
      int count = encoder.layers().size();
      layers = new LtcReference[count];
      responses = new Response[count];
      received = new double[count][][];
      for (int l = 0; l < count; l++) {
        layers[l] = new LtcReference(encoder.layers().get(l), encoder.parameters().values());
        received[l] = signal;
        DoubleUnaryOperator spike = l < count - 1 ? LiquidTimeConstant.STEP : new Given(latent);
        int neurons = layers[l].weights.neurons();
        responses[l] =
            layers[l].neuron.respond(
                layers[l].currents(signal), layers[l].weights, State.zero(neurons), spike);
        signal = responses[l].spikes();
      }
    }

    double logOdds(int t, int n) {
      return responses[responses.length - 1].margin()[t][n] / LtcSampling.WIDTH;
    }

    double rate() {
      double sum = 0;
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < LATENTS; n++) {
          sum += StochasticReadout.rate(logOdds(t, n), PRIOR);
        }
      }
      return sum;
    }

    double logProbability(SpikeBits spikes) {
      double sum = 0;
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < LATENTS; n++) {
          double x = spikes.get(t, n) ? -logOdds(t, n) : logOdds(t, n);
          sum -= Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }
      }
      return sum;
    }
  }

  /** Given spikes, neuron by neuron and step by step. */
  private static final class Given implements DoubleUnaryOperator {
    private final SpikeBits spikes;
    private int at;

    Given(SpikeBits spikes) {
      this.spikes = spikes;
    }

    @Override
    public double applyAsDouble(double margin) {
      int spike = spikes.bit(at / LATENTS, at % LATENTS);
      at++;
      return spike;
    }
  }

  private static double[][] signal(int sample) {
    SpikeBatch batch = input(0, STEPS);
    double[][] signal = new double[STEPS][INPUTS];
    for (int t = 0; t < STEPS; t++) {
      for (int i = batch.begin(sample, t); i < batch.end(sample, t); i++) {
        signal[t][batch.channel(i)] = 1;
      }
    }
    return signal;
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void probabilitiesAndRatesAreThoseOfTheStandard(LtcEncoder encoder) {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = run(encoder, workers);
      float[] probabilities = new float[STEPS * LATENTS];
      float[] nats = new float[STEPS * LATENTS];
      float[] prior = new float[STEPS * LATENTS];
      Arrays.fill(prior, (float) StochasticReadout.logit(PRIOR));
      for (int b = 0; b < SAMPLES; b++) {
        Traces traces = new Traces(encoder, signal(b), pass.latent(b));
        pass.probabilities(b, probabilities);
        pass.rates(b, prior, nats);
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
          double expected = 1 / (1 + Math.exp(-traces.logOdds(i / LATENTS, i % LATENTS)));
          assertEquals(expected, probabilities[i], 2e-5);
          sum += nats[i];
        }
        assertEquals(traces.rate(), pass.rate(b), 1e-3);
        assertEquals(sum, pass.rate(b), 1e-3);
      }
      assertTrue(pass.latentSpikes() > 0 && pass.latentSpikes() < SAMPLES * STEPS * LATENTS);
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void spikesOfOneSampleAreJudgedByTheInputOfAnother(LtcEncoder encoder) {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = run(encoder, workers);
      for (int input = 0; input < SAMPLES; input++) {
        for (int of = 0; of < SAMPLES; of++) {
          Traces traces = new Traces(encoder, signal(input), pass.latent(of));
          double expected = traces.logProbability(pass.latent(of));
          assertEquals(expected, pass.logProbability(input, of), 1e-3);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void theGradientIsThatOfTheStandardStraightThroughTheSpikes(LtcEncoder encoder) {
    double rateWeight = 0.05;
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = run(encoder, workers);
      double[][][] outside = new double[SAMPLES][STEPS][LATENTS];
      FastRandom random = new FastRandom(9);
      for (int b = 0; b < SAMPLES; b++) {
        Rows adjoint = pass.latentAdjoint(b);
        for (int t = 0; t < STEPS; t++) {
          for (int n = 0; n < LATENTS; n++) {
            float value = (float) random.nextGaussian();
            outside[b][t][n] = value;
            adjoint.values()[adjoint.index(t, n)] = value;
          }
        }
      }
      LtcReference[] sums = zeros(encoder);
      for (int b = 0; b < SAMPLES; b++) {
        back(new Traces(encoder, signal(b), pass.latent(b)), outside[b], rateWeight, sums);
      }
      float[] gradient = new float[encoder.parameters().length()];
      pass.backward(rateWeight, gradient);
      for (int l = 0; l < sums.length; l++) {
        LtcReference actual = new LtcReference(encoder.layers().get(l), gradient);
        requireEqual(sums[l].input, actual.input);
        requireEqual(sums[l].weights.recurrent(), actual.weights.recurrent());
        requireEqual(sums[l].weights.membrane().state(), actual.weights.membrane().state());
        requireEqual(sums[l].weights.adaptation().drive(), actual.weights.adaptation().drive());
        assertArrayEquals(sums[l].weights.bias(), actual.weights.bias(), 1e-3);
      }
    }
  }

  private static LtcReference[] zeros(LtcEncoder encoder) {
    LtcReference[] zeros = new LtcReference[encoder.layers().size()];
    float[] values = new float[encoder.parameters().length()];
    Arrays.setAll(zeros, l -> new LtcReference(encoder.layers().get(l), values));
    return zeros;
  }

  // The rate's gradient in a margin, divided by the slope, is one more gradient of the spike.
  private static void back(
      Traces traces, double[][] outside, double rateWeight, LtcReference[] sums) {
    double[][] spikes = outside;
    for (int l = traces.layers.length - 1; l >= 0; l--) {
      Response response = traces.responses[l];
      LtcReference layer = traces.layers[l];
      int neurons = layer.weights.neurons();
      double[][] slope = new double[STEPS][neurons];
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < neurons; n++) {
          slope[t][n] = Surrogate.MULTI_GAUSSIAN.at(response.margin()[t][n]);
          if (l == traces.layers.length - 1) {
            double u = traces.logOdds(t, n);
            double p = 1 / (1 + Math.exp(-u));
            double rate = (u - StochasticReadout.logit(PRIOR)) * p * (1 - p) / LtcSampling.WIDTH;
            spikes[t][n] += rateWeight * rate / slope[t][n];
          }
        }
      }
      Outside from = new Outside(spikes, new double[STEPS][neurons]);
      Adjoint adjoint = layer.neuron.adjoint(response, layer.weights, slope, from);
      double[][] received = traces.received[l];
      spikes = new double[STEPS][received[0].length];
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < neurons; n++) {
          double d = adjoint.current()[t][n];
          for (int i = 0; i < received[t].length; i++) {
            sums[l].input[n][i] += d * received[t][i];
            spikes[t][i] += layer.input[n][i] * d;
          }
        }
      }
      add(sums[l].weights.recurrent(), adjoint.weights().recurrent());
      add(sums[l].weights.membrane().state(), adjoint.weights().membrane().state());
      add(sums[l].weights.adaptation().drive(), adjoint.weights().adaptation().drive());
      double[] bias = sums[l].weights.bias();
      double[] more = adjoint.weights().bias();
      Arrays.setAll(bias, i -> bias[i] + more[i]);
    }
  }

  private static void add(double[][] sum, double[][] more) {
    for (int r = 0; r < sum.length; r++) {
      double[] row = sum[r];
      double[] extra = more[r];
      Arrays.setAll(row, i -> row[i] + extra[i]);
    }
  }

  private static void requireEqual(double[][] expected, double[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int r = 0; r < expected.length; r++) {
      assertArrayEquals(expected[r], actual[r], 1e-3);
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void aStreamInWindowsIsOneRunAndAWindowCanBeRunAgain(LtcEncoder encoder) {
    try (Workers workers = new Workers(1)) {
      EncoderPass whole = run(encoder, workers);
      StreamingPass pass = encoder.pass(SAMPLES, STEPS / 4, workers);
      double[] rate = new double[SAMPLES];
      for (int window = 0; window < 4; window++) {
        int from = window * STEPS / 4;
        SpikeBatch input = input(from, STEPS / 4);
        if (window == 0) {
          pass.forward(input, KEY, IDENTITY);
        } else {
          pass.continueWith(input);
        }
        float[] gradient = new float[encoder.parameters().length()];
        float[] again = new float[encoder.parameters().length()];
        pass.backward(0.1, gradient);
        pass.rerun(input);
        pass.backward(0.1, again);
        assertArrayEquals(gradient, again);
        for (int b = 0; b < SAMPLES; b++) {
          rate[b] += pass.rate(b);
          for (int t = 0; t < STEPS / 4; t++) {
            for (int n = 0; n < LATENTS; n++) {
              assertEquals(whole.latent(b).bit(from + t, n), pass.latent(b).bit(t, n));
            }
          }
        }
      }
      for (int b = 0; b < SAMPLES; b++) {
        assertEquals(whole.rate(b), rate[b], 1e-4);
      }
    }
  }

  @Test
  void theNumberOfWorkersMakesNoDifferenceToAnyBit() {
    LtcEncoder encoder =
        encoder(List.of(12), LiquidTimeConstant.ADAPTIVE, LtcLayer.Recurrence.RECURRENT);
    assertArrayEquals(gradient(encoder, 1), gradient(encoder, 2));
    assertArrayEquals(gradient(encoder, 1), gradient(encoder, 3));
  }

  private static float[] gradient(LtcEncoder encoder, int threads) {
    try (Workers workers = new Workers(threads)) {
      EncoderPass pass = run(encoder, workers);
      float[] gradient = new float[encoder.parameters().length()];
      pass.backward(0.1, gradient);
      return gradient;
    }
  }

  @Test
  void aSampleFiresAlikeInAnyBatch() {
    LtcEncoder encoder =
        encoder(List.of(), LiquidTimeConstant.ADAPTIVE, LtcLayer.Recurrence.RECURRENT);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = run(encoder, workers);
      SpikeBits before = new SpikeBits(STEPS, LATENTS);
      before.copy(pass.latent(1), 0);
      SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(STEPS, INPUTS);
      double[][] signal = signal(1);
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < INPUTS; i++) {
          if (signal[t][i] > 0) {
            builder.spike(t, i);
          }
        }
      }
      builder.endSample();
      pass.forward(builder.build(), KEY, new int[] {IDENTITY[1]});
      assertEquals(1, pass.samples());
      assertTrue(before.sameAs(pass.latent(0)));
    }
  }

  @Test
  void aBatchThatDoesNotFitIsRefused() {
    LtcEncoder encoder =
        encoder(List.of(), LiquidTimeConstant.FIXED, LtcLayer.Recurrence.FEED_FORWARD);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES - 1, STEPS, workers);
      SpikeBatch input = input(0, STEPS);
      assertThrows(IllegalArgumentException.class, () -> pass.forward(input, KEY, IDENTITY));
    }
  }
}

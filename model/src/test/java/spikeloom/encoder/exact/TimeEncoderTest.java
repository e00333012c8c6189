package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.exact.TimeEncoder.LatentCode;
import spikeloom.neuron.Qif;
import spikeloom.neuron.SpikeResponse;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

final class TimeEncoderTest {
  private static final int INPUTS = 9;
  private static final int LATENTS = 5;
  private static final int STEPS = 12;
  private static final int SAMPLES = 11;
  private static final double TRIAL = 4;
  private static final double PRICE = 0.3;
  private static final RandomKey KEY = RandomKey.ofSeed(21);
  private static final TimeNeuron THETA = new TimeNeuron.Theta(ThetaNeuron.ofPaper());
  private static final TimeNeuron QUADRATIC = new TimeNeuron.Quadratic(Qif.ofPaper());
  private static final TimeNeuron RESPONSE =
      new TimeNeuron.Response(new SpikeResponse(0.999, 1, 1), 0, 0.002, 6);

  private static TimeEncoder encoder(TimeNeuron neuron, TimeFeature feature, LatentCode code) {
    return new TimeEncoder(
        new TimeEncoder.Structure(INPUTS, List.of(7), LATENTS, neuron, TRIAL, feature, code),
        INPUTS,
        RandomKey.ofSeed(4));
  }

  private static SpikeBatch input(int samples) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginTimed(STEPS, INPUTS);
    FastRandom random = new FastRandom(8);
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < INPUTS; i++) {
        builder.spikeAt(0.7 * STEPS * random.nextDouble(), i);
      }
      builder.endSample();
    }
    return builder.build();
  }

  private static int[] identity(int samples) {
    int[] identity = new int[samples];
    Arrays.setAll(identity, b -> 40 + b);
    return identity;
  }

  private static double[][] outside() {
    FastRandom random = new FastRandom(3);
    double[][] outside = new double[SAMPLES][LATENTS];
    for (double[] row : outside) {
      Arrays.setAll(row, n -> (float) random.nextGaussian());
    }
    return outside;
  }

  private static void putAdjoint(EncoderPass pass, double[][] outside) {
    for (int b = 0; b < pass.samples(); b++) {
      Rows adjoint = pass.latentAdjoint(b);
      for (int n = 0; n < LATENTS; n++) {
        adjoint.values()[adjoint.index(0, n)] = (float) outside[b][n];
      }
    }
  }

  // A loss that is linear in what the decoder reads, and the rate.
  private static double loss(EncoderPass pass, double[][] outside) {
    double loss = 0;
    for (int b = 0; b < pass.samples(); b++) {
      Rows read = pass.features(b).orElseThrow();
      for (int n = 0; n < LATENTS; n++) {
        loss += outside[b][n] * read.values()[read.index(0, n)];
      }
      loss += PRICE * pass.rate(b);
    }
    return loss;
  }

  static Stream<Arguments> encoders() {
    TimeFeature filtered = new TimeFeature.FilteredTrace(1);
    return Stream.of(
        Arguments.of(
            "theta, count", encoder(THETA, new TimeFeature.SpikeCount(), LatentCode.GAUSSIAN)),
        Arguments.of(
            "theta, first", encoder(THETA, new TimeFeature.FirstSpike(), LatentCode.DIRECT)),
        Arguments.of(
            "qif, first", encoder(QUADRATIC, new TimeFeature.FirstSpike(), LatentCode.GAUSSIAN)),
        Arguments.of("qif, filtered", encoder(QUADRATIC, filtered, LatentCode.DIRECT)),
        Arguments.of("srm, filtered", encoder(RESPONSE, filtered, LatentCode.GAUSSIAN)),
        Arguments.of(
            "srm, first", encoder(RESPONSE, new TimeFeature.FirstSpike(), LatentCode.DIRECT)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encoders")
  void gradientsEqualFiniteDifferences(String name, TimeEncoder encoder) {
    Parameters parameters = encoder.parameters();
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(input(SAMPLES), KEY, identity(SAMPLES));
      putAdjoint(pass, outside());
      float[] gradient = new float[parameters.length()];
      pass.backward(PRICE, gradient);
      int compared = 0;
      for (Parameters.Slice slice : parameters.slices()) {
        for (int k = 0; k < slice.columns(); k++) {
          int at = slice.at(0, k);
          double slope = slope(encoder, pass, at, 0x1p-10f);
          double wider = slope(encoder, pass, at, 0x1p-9f);
          // Where the two differ, a spike of a leaky neuron comes, goes or grazes the threshold.
          if (Math.abs(slope - wider) < 2e-3 * (1 + Math.abs(slope))) {
            // Single precision and steps this wide leave half a percent, see the next test.
            assertEquals(slope, gradient[at], 1e-2 * (1 + Math.abs(slope)), slice.name() + " " + k);
            compared++;
          }
        }
      }
      assertTrue(compared > 50, name + ": " + compared);
    }
  }

  private static double slope(TimeEncoder encoder, EncoderPass pass, int at, float step) {
    float[] values = encoder.parameters().values();
    float value = values[at];
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      values[at] = side == 0 ? value - step : value + step;
      encoder.parameters().changed();
      pass.forward(input(SAMPLES), KEY, identity(SAMPLES));
      losses[side] = loss(pass, outside());
    }
    values[at] = value;
    encoder.parameters().changed();
    return (losses[1] - losses[0]) / (2 * step);
  }

  @Test
  void featuresOfLeakyNeuronsHaveTheGradientOfDifferencesInDoublePrecision() {
    TimeNetwork network = RESPONSE.network(TRIAL, List.of(INPUTS, 7, LATENTS), INPUTS, KEY);
    FastRandom random = new FastRandom(8);
    for (TimeFeature feature :
        List.of(new TimeFeature.FirstSpike(), new TimeFeature.FilteredTrace(1))) {
      for (int example = 0; example < 6; example++) {
        SpikeTimes input = RandomNetworks.input(random, INPUTS, INPUTS, TRIAL);
        TimePass pass = network.pass();
        pass.forward(input);
        feature.addAdjoint(pass.output(), 2, 1);
        double[] gradient = new double[network.parameters().length];
        pass.backward(InputAdjoint.NONE, gradient);
        for (int k = 0; k < 20; k++) {
          int at = random.nextInt(gradient.length);
          double kept = network.parameters()[at];
          double slope = 0;
          for (int sign = -1; sign <= 1; sign += 2) {
            network.parameters()[at] = kept + sign * 1e-6;
            pass.forward(input);
            slope += sign * feature.of(pass.output(), 2) / 2e-6;
          }
          network.parameters()[at] = kept;
          assertEquals(slope, gradient[at], 1e-6 * (1 + Math.abs(slope)));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("encoders")
  void anyNumberOfWorkersGivesTheSameBits(String name, TimeEncoder encoder) {
    List<float[]> gradients = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      try (Workers workers = new Workers(threads)) {
        EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
        pass.forward(input(SAMPLES), KEY, identity(SAMPLES));
        rates.add(pass.rate(SAMPLES - 1));
        putAdjoint(pass, outside());
        float[] gradient = new float[encoder.parameters().length()];
        pass.backward(PRICE, gradient);
        gradients.add(gradient);
      }
    }
    assertArrayEquals(gradients.get(0), gradients.get(1), name);
    assertEquals(rates.get(0), rates.get(1));
  }

  @Test
  void aSampleIsReadAlikeAloneAndInABatch() {
    TimeEncoder encoder = encoder(THETA, new TimeFeature.SpikeCount(), LatentCode.GAUSSIAN);
    try (Workers workers = new Workers(1)) {
      EncoderPass many = encoder.pass(SAMPLES, STEPS, workers);
      EncoderPass one = encoder.pass(1, STEPS, workers);
      many.forward(input(SAMPLES), KEY, identity(SAMPLES));
      one.forward(input(1), KEY, identity(1));
      for (int n = 0; n < LATENTS; n++) {
        Rows inBatch = many.features(0).orElseThrow();
        Rows alone = one.features(0).orElseThrow();
        assertEquals(
            alone.values()[alone.index(0, n)], inBatch.values()[inBatch.index(0, n)], 1e-6f);
      }
      assertEquals(one.rate(0), many.rate(0), 1e-5);
    }
  }

  @Test
  void latentSpikesKeepTheirExactTimesForDisplayAndFallIntoStepsElsewhere() {
    TimeEncoder encoder = encoder(RESPONSE, new TimeFeature.FilteredTrace(1), LatentCode.GAUSSIAN);
    try (Workers workers = new Workers(1)) {
      TimeEncoderPass pass = (TimeEncoderPass) encoder.pass(1, STEPS, workers);
      pass.forward(input(1), KEY, identity(1));
      SpikeRaster raster = pass.raster(0);
      assertTrue(raster.timed());
      assertTrue(raster.count() > 0);
      assertEquals(pass.latentSpikes(), raster.count());
      List<Double> between = new ArrayList<>();
      raster.forEach(
          (time, channel, value) -> {
            assertTrue(pass.latent(0).get((int) time, channel));
            between.add(time - Math.floor(time));
          });
      assertTrue(between.stream().anyMatch(part -> part > 0.01 && part < 0.99));
    }
  }

  @Test
  void theRateIsSpentWhenTheTrialEndsAndWithoutNoiseThereIsNone() {
    try (Workers workers = new Workers(1)) {
      for (LatentCode code : LatentCode.values()) {
        EncoderPass pass =
            encoder(THETA, new TimeFeature.SpikeCount(), code).pass(2, STEPS, workers);
        pass.forward(input(2), KEY, identity(2));
        float[] nats = new float[STEPS * LATENTS];
        pass.rates(1, new float[nats.length], nats);
        double sum = 0;
        for (int c = 0; c < nats.length; c++) {
          sum += nats[c];
          assertTrue(nats[c] == 0 || c >= (STEPS - 1) * LATENTS);
        }
        assertEquals(pass.rate(1), sum, 1e-5 * (1 + sum));
        if (code == LatentCode.GAUSSIAN) {
          assertEquals(ChannelKind.RATES, pass.channel());
          assertTrue(sum > 0);
        } else {
          assertEquals(ChannelKind.NONE, pass.channel());
          assertEquals(0, sum);
        }
      }
    }
  }

  @Test
  void whatIsDrawnDependsOnTheStreamOfTheSample() {
    TimeEncoder encoder = encoder(THETA, new TimeFeature.SpikeCount(), LatentCode.GAUSSIAN);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(1, STEPS, workers);
      float[] drawn = new float[2];
      for (int i = 0; i < 2; i++) {
        pass.forward(input(1), KEY, new int[] {i});
        Rows read = pass.features(0).orElseThrow();
        drawn[i] = read.values()[read.index(0, 0)];
      }
      assertNotEquals(drawn[0], drawn[1]);
    }
  }

  @Test
  void aLeakyNeuronThatIsSilentInAWholeBatchIsPushedAndOthersAreNot() {
    TimeEncoder encoder = encoder(RESPONSE, new TimeFeature.FilteredTrace(1), LatentCode.DIRECT);
    Parameters parameters = encoder.parameters();
    Parameters.Slice hidden = parameters.slices().get(0);
    for (int i = 0; i < INPUTS; i++) {
      parameters.values()[hidden.at(0, i)] = -1; // the weights of neuron 0
    }
    parameters.changed();
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(input(SAMPLES), KEY, identity(SAMPLES));
      putAdjoint(pass, new double[SAMPLES][LATENTS]);
      float[] gradient = new float[parameters.length()];
      pass.backward(0, gradient);
      assertEquals(-0.002, gradient[hidden.at(0, 0)], 1e-9);
      assertEquals(0, gradient[hidden.at(0, INPUTS)]); // neuron 1 fires
    }
  }

  @Test
  void withoutAPushTheGradientOfASilentNeuronIsThatOfTheLoss() {
    TimeNeuron exact = new TimeNeuron.Response(new SpikeResponse(0.999, 1, 1), 0, 0, 6);
    TimeEncoder encoder = encoder(exact, new TimeFeature.FilteredTrace(1), LatentCode.DIRECT);
    Parameters parameters = encoder.parameters();
    Parameters.Slice hidden = parameters.slices().get(0);
    for (int i = 0; i < INPUTS; i++) {
      parameters.values()[hidden.at(0, i)] = -1; // the weights of neuron 0
    }
    parameters.changed();
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(input(SAMPLES), KEY, identity(SAMPLES));
      putAdjoint(pass, outside());
      float[] gradient = new float[parameters.length()];
      pass.backward(0, gradient);
      for (int i = 0; i < INPUTS; i++) {
        assertEquals(0, gradient[hidden.at(0, i)], "it is silent, whatever its weights nearby");
      }
    }
  }

  @Test
  void phasesThatLeaveTheirRangeAreMovedBack() {
    TimeEncoder encoder = encoder(THETA, new TimeFeature.SpikeCount(), LatentCode.DIRECT);
    Parameters parameters = encoder.parameters();
    int phase = parameters.slices().get(0).at(0, INPUTS * 7);
    parameters.values()[phase] = 7; // the period is 6
    parameters.changed();
    try (Workers workers = new Workers(1)) {
      encoder.pass(1, STEPS, workers).forward(input(1), KEY, identity(1));
    }
    assertEquals(6, parameters.values()[phase], 1e-6);
  }

  @Test
  void neuronsAreBroughtUpToDateOncePerTimeOfTheirInput() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginTimed(STEPS, INPUTS);
    builder.spikeAt(1.5, 0);
    builder.spikeAt(1.5, 3);
    builder.spikeAt(2.25, 1);
    builder.endSample();
    TimeEncoder encoder = encoder(THETA, new TimeFeature.SpikeCount(), LatentCode.DIRECT);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(1, STEPS, workers);
      pass.forward(builder.build(), KEY, identity(1));
      assertEquals(3, pass.spikes(0));
      assertEquals(2, pass.updates(1));
    }
  }
}

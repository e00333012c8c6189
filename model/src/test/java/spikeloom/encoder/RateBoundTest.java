package spikeloom.encoder;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.exact.TimeFeature;
import spikeloom.encoder.exact.TimeNeuron;
import spikeloom.encoder.lif.EligibilityPass;
import spikeloom.encoder.lif.Feedback;
import spikeloom.encoder.lif.LatentDraws;
import spikeloom.encoder.lif.LatentStreams;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.ltc.LtcEncoder;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.encoder.src.PulseChannelInformation;
import spikeloom.encoder.src.PulseChannelInformation.Nats;
import spikeloom.encoder.src.PulseKind;
import spikeloom.encoder.src.SrcEncoder;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.Qif;
import spikeloom.neuron.SpikeResponse;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.Surrogate;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * The rate that is charged and reported, and the exact information between two equally likely
 * inputs and what the decoder reads, for every encoder, kind of pulse and noise.
 */
final class RateBoundTest {
  private static final RandomKey KEY = RandomKey.ofSeed(11);
  private static final SpikingRecurrentCell PAPER = SpikingRecurrentCell.PAPER;
  private static final double BIAS = -6;

  // The current that drives a resting cell to an argument at the first step.
  private static double current(double argument) {
    double rest = PAPER.respond(new double[1], new double[1], BIAS, PAPER.rest(BIAS)).argument()[0];
    double x = (argument - rest) / 3;
    return 3 * Math.log((1 + x) / (1 - x)) / 2;
  }

  static Stream<Arguments> pulses() {
    List<Arguments> all = new ArrayList<>();
    double[][] arguments = {{-0.634, -0.034}, {-1.4, 1.2}, {-1.487, -0.9}};
    for (PulseKind pulses : PulseKind.values()) {
      for (double[] two : arguments) {
        for (PulseNoise noise :
            List.of(
                new PulseNoise.Logistic(0.3, 0.05),
                new PulseNoise.Logistic(0.8, 0.3),
                new PulseNoise.Gaussian(0.3),
                new PulseNoise.Gaussian(1))) {
          all.add(Arguments.of(pulses, noise, two[0], two[1]));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("pulses")
  void theRateOfPulsesBoundsTheInformationInWhatIsRead(
      PulseKind pulses, PulseNoise noise, double first, double second) {
    double[] a = {current(first), 0};
    double[] b = {current(second), 0};
    PulseNoise charged =
        pulses == PulseKind.GRADED && noise instanceof PulseNoise.Logistic events
            ? new PulseNoise.LogisticHeights(events)
            : noise;
    Nats nats = channel(noise, pulses, 800).of(a, b, charged);
    Nats finer = channel(noise, pulses, 1600).of(a, b, charged);
    assertEquals(finer.information(), nats.information(), 1e-3, "the grid is fine enough");
    assertTrue(finer.rate() >= finer.information(), finer.toString());
    assertEquals(finer.rate(), meanRate(noise, pulses, a[0], b[0]), 0.02 * finer.rate() + 1e-3);
  }

  private static PulseChannelInformation channel(PulseNoise noise, PulseKind pulses, int fine) {
    return new PulseChannelInformation(PAPER, noise, pulses, BIAS, fine);
  }

  // What the encoder itself reports, over many draws of the noise.
  private static double meanRate(PulseNoise noise, PulseKind pulses, double first, double second) {
    SrcEncoder encoder =
        new SrcEncoder(new SrcEncoder.Structure(2, List.of(), 1, PAPER, noise, pulses, 1), KEY);
    LifEncoder.Layer layer = encoder.layers().get(0);
    encoder.parameters().values()[layer.weights().at(0, 0)] = (float) first;
    encoder.parameters().values()[layer.weights().at(1, 0)] = (float) second;
    encoder.parameters().values()[layer.bias().at(0, 0)] = (float) BIAS;
    encoder.parameters().changed();
    int samples = 8000;
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(samples, 2, workers);
      pass.forward(alternating(samples, 2), KEY, numbers(samples));
      double sum = 0;
      for (int i = 0; i < samples; i++) {
        sum += pass.rate(i);
      }
      return pass.channel().reported(sum / samples);
    }
  }

  @Test
  void theChannelOfTheDefaultsThatHadBeenChargedTooLittle() {
    PulseNoise.Logistic events = new PulseNoise.Logistic(0.3, 0.05);
    double event = (events.rate(0, -0.634) + events.rate(0, -0.034)) / 2;
    PulseNoise heights = new PulseNoise.LogisticHeights(events);
    double height = (heights.rate(0, -0.634) + heights.rate(0, -0.034)) / 2;
    double exact = oneStep(events, -0.634, -0.034);
    assertEquals(0.0279, event, 1e-4, "what the events alone cost");
    assertEquals(0.0872, exact, 1e-4, "what the heights tell");
    assertTrue(height >= exact, height + " nats for " + exact);
  }

  // The information in max(0, a + noise) of two arguments.
  private static double oneStep(PulseNoise.Logistic noise, double first, double second) {
    double sum = 0;
    int cells = 100_000;
    double end = 20;
    double lastA = 0;
    double lastB = 0;
    for (int i = 0; i <= cells; i++) {
      double to = i == cells ? Double.POSITIVE_INFINITY : end * i / cells;
      double belowA = 1 / (1 + Math.exp((first - to) / noise.tau()));
      double belowB = 1 / (1 + Math.exp((second - to) / noise.tau()));
      double p = belowA - lastA;
      double q = belowB - lastB;
      sum += p > 0 ? p / 2 * Math.log(2 * p / (p + q)) : 0;
      sum += q > 0 ? q / 2 * Math.log(2 * q / (p + q)) : 0;
      lastA = belowA;
      lastB = belowB;
    }
    return sum;
  }

  // Sample i has one spike, at the first step, in channel i mod 2.
  private static SpikeBatch alternating(int samples, int steps) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, 2);
    for (int i = 0; i < samples; i++) {
      builder.spike(0, i % 2);
      builder.endSample();
    }
    return builder.build();
  }

  private static int[] numbers(int samples) {
    int[] numbers = new int[samples];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }

  private static LifEncoder lif(List<Integer> hidden) {
    return new LifEncoder(
        LifEncoder.Structure.standard(2, hidden, 2, Surrogate.FAST_SIGMOID, 3, 0.3), KEY);
  }

  static Stream<SpikingEncoder> spiking() {
    LiquidTimeConstant neuron = LiquidTimeConstant.ADAPTIVE;
    return Stream.of(
        lif(List.of()),
        lif(List.of(5)),
        new LtcEncoder(
            new LtcEncoder.Structure(
                2, List.of(), 2, neuron, LtcLayer.Recurrence.RECURRENT, 2, 0.3),
            KEY),
        new LtcEncoder(
            new LtcEncoder.Structure(
                2, List.of(4), 2, neuron, LtcLayer.Recurrence.FEED_FORWARD, 2, 0.05),
            KEY));
  }

  /** All that is drawn of two neurons over two steps, by the first step's spikes. */
  private static final class Patterns {
    final Map<Integer, float[]> probabilities = new HashMap<>();
    final Map<Integer, Double> rates = new HashMap<>();

    void add(EncoderPass pass, int sample) {
      int first = pass.latent(sample).bit(0, 0) + 2 * pass.latent(sample).bit(0, 1);
      float[] each = new float[4];
      pass.probabilities(sample, each);
      probabilities.put(first, each);
      rates.put(first, pass.rate(sample));
    }

    double rate(int first) {
      return requireNonNull(rates.get(first));
    }

    double probability(int pattern) {
      float[] p = requireNonNull(probabilities.get(pattern % 4));
      double product = 1;
      for (int c = 0; c < 4; c++) {
        product *= (pattern >> c & 1) == 1 ? p[c] : 1 - p[c];
      }
      return product;
    }
  }

  private static Patterns[] patterns(SpikingEncoder encoder) {
    int samples = 4000;
    Patterns[] patterns = {new Patterns(), new Patterns()};
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(samples, 2, workers);
      pass.forward(alternating(samples, 2), KEY, numbers(samples));
      for (int i = 0; i < samples; i++) {
        patterns[i % 2].add(pass, i);
      }
    }
    assertEquals(4, patterns[0].rates.size(), "every first step has been seen");
    assertEquals(4, patterns[1].rates.size(), "every first step has been seen");
    return patterns;
  }

  @ParameterizedTest
  @MethodSource("spiking")
  void theRateOfSpikesBoundsTheInformationInAllPatterns(SpikingEncoder encoder) {
    Patterns[] patterns = patterns(encoder);
    double information = 0;
    double rate = 0;
    for (int y = 0; y < 16; y++) {
      double a = patterns[0].probability(y);
      double b = patterns[1].probability(y);
      information += a / 2 * Math.log(2 * a / (a + b)) + b / 2 * Math.log(2 * b / (a + b));
      rate += a / 2 * patterns[0].rate(y % 4) + b / 2 * patterns[1].rate(y % 4);
    }
    assertTrue(information > 1e-4, "the spikes tell something");
    assertTrue(rate >= information, rate + " nats for " + information);
  }

  @Test
  void theScoreRuleChargesTheSameRateForTheSameSpikes() {
    LifEncoder encoder = lif(List.of(5));
    Patterns[] patterns = patterns(encoder);
    int samples = 40;
    int draws = 3;
    try (Workers workers = new Workers(1)) {
      EligibilityPass pass =
          new EligibilityPass(
              encoder,
              new EligibilityPass.Room(samples, 2, draws),
              new Feedback.Symmetric(),
              workers);
      LatentDraws streams = new LatentStreams(draws, samples, 2).of(KEY, numbers(samples));
      pass.forward(new EligibilityPass.Input(alternating(samples, 2), streams));
      for (int d = 0; d < draws; d++) {
        for (int i = 0; i < samples; i++) {
          int first = pass.latent(d, i).bit(0, 0) + 2 * pass.latent(d, i).bit(0, 1);
          assertEquals(patterns[i % 2].rate(first), pass.rate(d, i), 1e-5);
        }
      }
    }
  }

  static Stream<TimeNeuron> timed() {
    return Stream.of(
        new TimeNeuron.Theta(ThetaNeuron.ofPaper()),
        new TimeNeuron.Quadratic(Qif.ofPaper()),
        new TimeNeuron.Response(new SpikeResponse(0.999, 1, 1), 0.05, 0.001, 4));
  }

  private static TimeEncoder timed(TimeNeuron neuron, TimeEncoder.LatentCode code) {
    return new TimeEncoder(
        new TimeEncoder.Structure(2, List.of(), 1, neuron, 2, new TimeFeature.FirstSpike(), code),
        2,
        KEY);
  }

  // One spike in both channels, sooner in every other sample.
  private static SpikeBatch timedInput(int samples) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginTimed(10, 2);
    for (int i = 0; i < samples; i++) {
      builder.spikeAt(i % 2 == 0 ? 0.5 : 2.5, 0);
      builder.spikeAt(i % 2 == 0 ? 1 : 4, 1);
      builder.endSample();
    }
    return builder.build();
  }

  @ParameterizedTest
  @MethodSource("timed")
  void theRateOfGaussianValuesBoundsTheInformationInThem(TimeNeuron neuron) {
    TimeEncoder encoder = timed(neuron, TimeEncoder.LatentCode.GAUSSIAN);
    int[] identity = {0, 1, 2, 3};
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(4, 10, workers);
      pass.forward(timedInput(4), KEY, identity);
      double[] e = new double[4];
      double[] z = new double[4];
      for (int b = 0; b < 4; b++) {
        FastRandom random = new FastRandom(0);
        random.restart(RandomKey.foldBits(KEY.bits(), identity[b]));
        e[b] = random.nextGaussian();
        Rows read = pass.features(b).orElseThrow();
        z[b] = read.values()[read.index(0, 0)];
      }
      // Two draws of an input tell its mean and deviation.
      double sdA = (z[2] - z[0]) / (e[2] - e[0]);
      double sdB = (z[3] - z[1]) / (e[3] - e[1]);
      double information = ofNormals(z[0] - sdA * e[0], sdA, z[1] - sdB * e[1], sdB);
      double rate = (pass.rate(0) + pass.rate(1)) / 2;
      assertTrue(information > 1e-4, "the values tell something");
      assertTrue(rate >= information, rate + " nats for " + information);
    }
  }

  private static double ofNormals(double meanA, double sdA, double meanB, double sdB) {
    double low = Math.min(meanA - 10 * sdA, meanB - 10 * sdB);
    double high = Math.max(meanA + 10 * sdA, meanB + 10 * sdB);
    int n = 200_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double x = low + (i + 0.5) * (high - low) / n;
      double a = density((x - meanA) / sdA) / sdA;
      double b = density((x - meanB) / sdB) / sdB;
      sum += a > 0 ? a / 2 * Math.log(2 * a / (a + b)) : 0;
      sum += b > 0 ? b / 2 * Math.log(2 * b / (a + b)) : 0;
    }
    return sum * (high - low) / n;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  static Stream<SpikingEncoder> withoutNoise() {
    Stream<SpikingEncoder> pulses =
        Arrays.stream(PulseKind.values())
            .map(
                kind ->
                    new SrcEncoder(
                        new SrcEncoder.Structure(2, List.of(), 1, PAPER, PulseNoise.NONE, kind, 1),
                        KEY));
    Stream<SpikingEncoder> direct =
        timed().map(neuron -> timed(neuron, TimeEncoder.LatentCode.DIRECT));
    return Stream.concat(Stream.concat(pulses, direct), Stream.of(new IdentityEncoder(2)));
  }

  @ParameterizedTest
  @MethodSource("withoutNoise")
  void whatHasNoNoiseReportsNoRate(SpikingEncoder encoder) {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(2, 10, workers);
      assertTrue(Double.isNaN(pass.channel().reported(pass.rate(0))));
    }
  }
}

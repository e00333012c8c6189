package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.IdentityEncoder;
import spikeloom.kernel.SpikeBits;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.PriorPass;
import spikeloom.prior.Priors;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class GeneratorTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3).fold("generation");
  private static final int STEPS = TinyModel.STEPS;
  private static final int LATENTS = TinyModel.LATENTS;

  /** A model whose prior has random weights. */
  private static Autoencoder model(PriorKind kind, Windows windows) {
    Autoencoder tiny =
        TinyModel.build(
            List.of(9), DecoderKind.MLP, Decoding.TIME, windows, Distortion.CROSS_ENTROPY);
    CausalPrior prior = Priors.create(kind, LATENTS, STEPS, TinyModel.PRIOR, KEY.fold("prior"));
    FastRandom random = KEY.fold("weights").random();
    for (Parameters.Slice slice : prior.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          prior.parameters().values()[slice.at(r, c)] +=
              (float) (random.nextGaussian() / Math.sqrt(slice.rows()));
        }
      }
    }
    prior.parameters().changed();
    return new Autoencoder(tiny.encoder(), tiny.decoder(), prior, tiny.windows(), tiny.objective());
  }

  private static Autoencoder model(PriorKind kind) {
    return model(kind, TinyModel.WHOLE);
  }

  /** The first samples of a model. */
  private static List<float[]> samples(Autoencoder model, int count, int threads) {
    List<float[]> samples = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      new Generator(model, KEY, workers)
          .run(
              count,
              done -> true,
              (index, spikes, decoded, at) -> {
                assertEquals(samples.size(), index);
                samples.add(Arrays.copyOfRange(decoded, at, at + model.values()));
              });
    }
    return samples;
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aLongerRunBeginsWithTheSameSamplesToTheLastBitWithAnyNumberOfThreads(PriorKind kind) {
    try (Autoencoder model = model(kind)) {
      List<float[]> all = samples(model, 130, 1);
      assertEquals(130, all.size());
      for (int threads : new int[] {1, 2, 3}) {
        List<float[]> few = samples(model, 67, threads);
        for (int i = 0; i < few.size(); i++) {
          assertArrayEquals(all.get(i), few.get(i), "sample " + i);
        }
      }
    }
  }

  @Test
  void aSampleIsTheOutputOfTheDecoderForItsSpikesAndTheseCanBeDrawnAlone() {
    try (Workers workers = new Workers(2);
        Autoencoder model = model(PriorKind.NETWORK)) {
      Generator generator = new Generator(model, KEY, workers);
      List<float[]> features = new ArrayList<>();
      generator.spikes(70, done -> true, (index, spikes) -> features.add(numbers(spikes)));
      assertEquals(70, features.size());
      generator.run(
          70,
          done -> true,
          (index, spikes, decoded, at) -> {
            assertArrayEquals(features.get(index), numbers(spikes));
            float[] expected = new float[Bars.VALUES];
            model.decoder().decode(features.get(index), 1, expected);
            Distortion.CROSS_ENTROPY.output(expected, 0, new float[Bars.VALUES], 0, Bars.VALUES);
            float[] sample = Arrays.copyOfRange(decoded, at, at + Bars.VALUES);
            assertArrayEquals(expected, sample, 1e-5f);
          });
    }
  }

  private static float[] numbers(SpikeBits spikes) {
    float[] numbers = new float[STEPS * LATENTS];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = spikes.bit(c / LATENTS, c % LATENTS);
    }
    return numbers;
  }

  @Test
  void everyDecodeStepReadsTheWindowOfItsSteps() {
    Windows windows = Windows.everyStep(STEPS, 2, 1);
    try (Workers workers = new Workers(2);
        Autoencoder model = model(PriorKind.GLM, windows)) {
      new Generator(model, KEY, workers)
          .run(
              3,
              done -> true,
              (index, spikes, decoded, at) -> {
                for (int m = 0; m < windows.count(); m++) {
                  int from = windows.from(m) * LATENTS;
                  float[] read = Arrays.copyOfRange(numbers(spikes), from, from + 2 * LATENTS);
                  float[] expected = new float[Bars.VALUES];
                  model.decoder().decode(read, 1, expected);
                  Distortion.CROSS_ENTROPY.output(
                      expected, 0, new float[Bars.VALUES], 0, Bars.VALUES);
                  int start = at + m * Bars.VALUES;
                  assertArrayEquals(
                      expected, Arrays.copyOfRange(decoded, start, start + Bars.VALUES), 1e-5f);
                }
              });
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void drawnSpikesHaveTheProbabilitiesOfThePrior(PriorKind kind) {
    try (Workers workers = new Workers(1);
        Autoencoder model = model(kind)) {
      PriorPass pass = model.prior().pass(1, STEPS, workers);
      Rows odds = Rows.of(STEPS, Padding.stride(LATENTS));
      double[] sums = new double[4]; // of z - p and (z - p) v, and their variances
      new Generator(model, KEY, workers)
          .spikes(
              2000,
              done -> true,
              (index, spikes) -> {
                pass.forward(1, 0, b -> spikes, b -> odds);
                for (int c = 0; c < STEPS * LATENTS; c++) {
                  double v = odds.values()[odds.index(c / LATENTS, c % LATENTS)];
                  double p = 1 / (1 + Math.exp(-v));
                  double more = spikes.bit(c / LATENTS, c % LATENTS) - p;
                  sums[0] += more;
                  sums[1] += more * v;
                  sums[2] += p * (1 - p);
                  sums[3] += p * (1 - p) * v * v;
                }
              });
      assertEquals(0, sums[0] / Math.sqrt(sums[2]), 4);
      assertEquals(0, sums[1] / Math.sqrt(sums[3]), 4);
    }
  }

  @Test
  void samplesThatShareTheirFirstStepsDifferAfterThem() {
    try (Workers workers = new Workers(2);
        Autoencoder model = model(PriorKind.SPIKING_NETWORK)) {
      SpikeBits given = new SpikeBits(STEPS, LATENTS);
      given.set(0, 1);
      given.set(2, LATENTS - 1);
      List<float[]> all = new ArrayList<>();
      new Generator(model, KEY, workers)
          .complete(
              given, 3, 20, done -> true, (index, spikes, decoded, at) -> all.add(numbers(spikes)));
      int shared = 3 * LATENTS;
      float[] start = Arrays.copyOf(numbers(given), shared);
      all.forEach(each -> assertArrayEquals(start, Arrays.copyOf(each, shared)));
      assertFalse(Arrays.equals(all.get(0), all.get(1)));
    }
  }

  /** The spikes of completions. */
  private static List<float[]> completions(
      Autoencoder model, SpikeBits given, int from, RandomKey key, int threads) {
    List<float[]> all = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      new Generator(model, key, 8, workers)
          .spikes(given, from, 20, done -> true, (index, spikes) -> all.add(numbers(spikes)));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aSampleIsCompletedByItsOwnLastStepsWhereverItIsCut(PriorKind kind) {
    try (Autoencoder model = model(kind)) {
      SpikeBits sample = new SpikeBits(STEPS, LATENTS);
      List<float[]> drawn = completions(model, sample, 0, KEY, 2);
      for (int c = 0; c < STEPS * LATENTS; c++) {
        sample.put(c / LATENTS, c % LATENTS, drawn.get(7)[c] != 0);
      }
      for (int from = 0; from <= STEPS; from++) {
        List<float[]> cut = completions(model, sample, from, KEY, 3);
        assertArrayEquals(drawn.get(7), cut.get(7), "cut after " + from + " steps");
      }
    }
  }

  @Test
  void completionsAreTheSameForTheSameSeedWithAnyNumberOfThreadsAndDifferForAnotherSeed() {
    try (Autoencoder model = model(PriorKind.NETWORK)) {
      SpikeBits given = new SpikeBits(STEPS, LATENTS);
      given.set(1, 2);
      List<float[]> one = completions(model, given, 2, KEY, 1);
      List<float[]> three = completions(model, given, 2, KEY, 3);
      List<float[]> other = completions(model, given, 2, RandomKey.ofSeed(4), 1);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), three.get(i));
      }
      assertFalse(Arrays.equals(one.get(0), other.get(0)));
    }
  }

  @Test
  void whereAllStepsAreGivenEveryCompletionIsTheOutputForTheGivenSpikes() {
    try (Workers workers = new Workers(2);
        Autoencoder model = model(PriorKind.GLM)) {
      SpikeBits given = new SpikeBits(STEPS, LATENTS);
      given.set(0, 1);
      given.set(STEPS - 1, 0);
      float[] expected = new float[Bars.VALUES];
      model.decoder().decode(numbers(given), 1, expected);
      Distortion.CROSS_ENTROPY.output(expected, 0, new float[Bars.VALUES], 0, Bars.VALUES);
      new Generator(model, KEY, 3, workers)
          .complete(
              given,
              STEPS,
              5,
              done -> true,
              (index, spikes, decoded, at) -> {
                assertTrue(given.sameAs(spikes));
                float[] sample = Arrays.copyOfRange(decoded, at, at + Bars.VALUES);
                assertArrayEquals(expected, sample, 1e-5f);
              });
    }
  }

  @Test
  void itStopsBeforeTheNextBatch() {
    try (Workers workers = new Workers(1);
        Autoencoder model = model(PriorKind.RATES)) {
      List<Integer> seen = new ArrayList<>();
      new Generator(model, KEY, workers)
          .run(1000, done -> done < 100, (index, spikes, decoded, at) -> seen.add(index));
      assertTrue(seen.size() >= 100 && seen.size() < 200, "stopped after " + seen.size());
    }
  }

  @Test
  void onlyDrawnBinarySpikesHaveAPriorToDrawFrom() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, Bars.VALUES);
    try (Workers workers = new Workers(1);
        Autoencoder drawn = TinyModel.build();
        Autoencoder none =
            new Autoencoder(
                new IdentityEncoder(Bars.VALUES),
                new Dl4jDecoder(
                    new Dl4jStructure(DecoderKind.LINEAR, features, 1, Bars.VALUES), KEY),
                TinyModel.WHOLE,
                new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0, TinyModel.PRIOR))) {
      assertTrue(Generator.problem(drawn, workers).isEmpty());
      String problem = Generator.problem(none, workers).orElseThrow();
      assertTrue(problem.contains("not drawn with known probabilities"), problem);
    }
  }
}

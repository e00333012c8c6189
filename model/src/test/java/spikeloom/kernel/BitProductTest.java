package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class BitProductTest {
  private static final float GUARD = 42f;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 33", "13, 7", "97, 31", "64, 32", "31, 65", "5, 127", "40, 300"})
  void currentsAreExactlyTheSumsOfTheRowsOfTheSpikes(int channels, int neurons) {
    FastRandom random = new FastRandom(channels * 1000L + neurons);
    BitProduct product = new BitProduct(); // tables are reused
    for (int steps : SpikePatterns.STEPS) {
      for (double density : SpikePatterns.DENSITIES) {
        SpikeBits bits = SpikePatterns.random(steps, channels, density, random);
        requireExactCurrents(product, bits, neurons, random);
      }
      SpikeBits bits = SpikePatterns.withEmptySteps(steps, channels, random);
      requireExactCurrents(product, bits, neurons, random);
    }
  }

  private static void requireExactCurrents(
      BitProduct product, SpikeBits bits, int neurons, FastRandom random) {
    int stride = Padding.spreadStride(neurons);
    Rows dense = Dyadic.matrix(7, bits.channels, neurons, stride, random);
    Rows weights = new Rows(dense.values(), 7, Padding.stride(neurons), stride);
    BitMatrix rows = new BitMatrix(bits.steps + 3, bits.channels);
    rows.setSteps(3, bits, new int[32]);
    Rows out = Rows.spread(bits.steps + 3, neurons);
    Arrays.fill(out.values(), GUARD);
    int[] list = IntStream.range(0, bits.steps + 3).toArray();
    Range all = new Range(0, weights.width());
    for (int k = 0; k < rows.stride(); k++) {
      int sources = Math.min(32, bits.channels - 32 * k);
      Accumulation before = k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
      Rows source = weights.from(32 * k);
      Range chosen = new Range(3, list.length);
      product.sums(rows.words(k), list, chosen, source, sources, before, out, all);
    }
    for (int t = 0; t < bits.steps; t++) {
      for (int n = 0; n < weights.width(); n++) {
        double sum = 0;
        for (int i = 0; i < bits.channels; i++) {
          sum += bits.get(t, i) ? weights.values()[weights.index(i, n)] : 0;
        }
        float actual = out.values()[out.index(t + 3, n)];
        assertEquals((float) sum, actual, 0f, "step " + t + ", neuron " + n);
      }
    }
    for (int i = 0; i < out.index(3, 0); i++) {
      assertEquals(GUARD, out.values()[i], "rows that are not listed");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "13, 7", "97, 31", "31, 65", "5, 127"})
  void gradientsAreExactlyTheSumsOfTheAdjointsAtTheSpikes(int channels, int neurons) {
    FastRandom random = new FastRandom(channels * 2000L + neurons);
    BitProduct product = new BitProduct();
    for (int steps : SpikePatterns.STEPS) {
      for (double density : SpikePatterns.DENSITIES) {
        SpikeBits bits = SpikePatterns.random(steps, channels, density, random);
        requireExactGradient(product, bits, neurons, random);
      }
    }
  }

  private static void requireExactGradient(
      BitProduct product, SpikeBits bits, int neurons, FastRandom random) {
    int stride = Padding.stride(neurons);
    Rows adjoint = Dyadic.matrix(32, bits.steps, neurons, stride, random);
    Rows before = Dyadic.matrix(32, bits.channels, neurons, stride, random);
    Rows gradient = new Rows(before.values().clone(), 32, stride);
    int[] active = new int[bits.channels];
    for (int k = 0; k < bits.blocks; k++) {
      Range list = new Range(0, bits.active(k, active));
      Rows rows = adjoint.from(k * SpikeBits.STEPS);
      Range columns = new Range(0, stride);
      product.sums(
          bits.words(k, 0),
          active,
          list,
          rows,
          bits.stepsIn(k),
          Accumulation.OUTPUT,
          gradient,
          columns);
    }
    for (int i = 0; i < bits.channels; i++) {
      for (int n = 0; n < stride; n++) {
        double sum = before.values()[before.index(i, n)];
        for (int t = 0; t < bits.steps; t++) {
          sum += bits.get(t, i) ? adjoint.values()[adjoint.index(t, n)] : 0;
        }
        float actual = gradient.values()[gradient.index(i, n)];
        assertEquals((float) sum, actual, 0f, "channel " + i + ", neuron " + n);
      }
    }
  }

  @Test
  void aSquareOfBitsIsTransposed() {
    FastRandom random = new FastRandom(1);
    int[] square = IntStream.generate(random::nextInt).limit(32).toArray();
    int[] turned = square.clone();
    BitMatrix.transpose(turned);
    for (int i = 0; i < 32; i++) {
      for (int j = 0; j < 32; j++) {
        assertEquals(square[i] >>> j & 1, turned[j] >>> i & 1, i + ", " + j);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "30, 37, 5", "33, 64, 40", "65, 100, 33"})
  void bitsPerStepTurnIntoBitsPerSample(int steps, int neurons, int samples) {
    FastRandom random = new FastRandom(steps);
    BitMatrix matrix = new BitMatrix(samples * steps, neurons);
    SpikeBits[] spikes = new SpikeBits[samples];
    int[] square = new int[32];
    for (int b = 0; b < samples; b++) {
      spikes[b] = SpikePatterns.random(steps, neurons, 0.4, random);
      matrix.setSteps(b * steps, spikes[b], square);
    }
    SpikeBits turned = SpikePatterns.random(samples + 2, steps * neurons, 1, random);
    for (int i = 0; i < steps * matrix.stride(); i++) {
      int neuron = i % matrix.stride() * 32;
      int count = Math.min(32, neurons - neuron);
      int feature = i / matrix.stride() * neurons + neuron;
      BitMatrix.turn(matrix.words(i, steps), samples, turned, feature, count, square);
    }
    for (int b = 0; b < samples + 2; b++) {
      for (int f = 0; f < steps * neurons; f++) {
        boolean expected = b < samples && spikes[b].get(f / neurons, f % neurons);
        assertEquals(expected, turned.get(b, f), "sample " + b + ", feature " + f);
      }
    }
  }
}

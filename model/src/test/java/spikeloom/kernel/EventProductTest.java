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

final class EventProductTest {
  private static final int AT = 32; // a matrix need not begin at the start of its array
  private static final float GUARD = 42f;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 33", "13, 7", "97, 31", "64, 32", "31, 65", "5, 127", "40, 300"})
  void currentsAreExactlyTheSumsOfTheRowsOfTheSpikes(int channels, int neurons) {
    FastRandom random = new FastRandom(channels * 1000L + neurons);
    for (int steps : SpikePatterns.STEPS) {
      for (double density : SpikePatterns.DENSITIES) {
        requireExactCurrents(
            SpikePatterns.random(steps, channels, density, random), neurons, random);
      }
      requireExactCurrents(SpikePatterns.withEmptySteps(steps, channels, random), neurons, random);
    }
  }

  private static void requireExactCurrents(SpikeBits bits, int neurons, FastRandom random) {
    int stride = Padding.stride(neurons);
    Rows weights = Dyadic.matrix(AT, bits.channels, neurons, stride, random);
    Rows out = Rows.of(bits.steps, stride);
    Arrays.fill(out.values(), GUARD);
    EventProduct.currents(weights, listed(bits, stride), out, scratch());
    for (int t = 0; t < bits.steps; t++) {
      for (int n = 0; n < stride; n++) {
        double expected = current(weights, bits, t, n);
        assertEquals((float) expected, out.values()[out.index(t, n)], 0f, place(t, n));
      }
    }
  }

  private static float[] scratch() {
    return new float[EventProduct.SCRATCH];
  }

  private static double current(Rows weights, SpikeBits bits, int step, int neuron) {
    double sum = 0;
    for (int i = 0; i < bits.channels; i++) {
      if (bits.get(step, i)) {
        sum += weights.values()[weights.at() + i * weights.stride() + neuron];
      }
    }
    return sum;
  }

  @Test
  void currentsOfWeightsWithAllBitsAgreeToFloatRounding() {
    FastRandom random = new FastRandom(3);
    int neurons = 37;
    int stride = Padding.stride(neurons);
    for (double density : SpikePatterns.DENSITIES) {
      SpikeBits bits = SpikePatterns.random(33, 101, density, random);
      Rows weights = Rows.of(bits.channels, stride);
      double size = 0;
      for (int i = 0; i < bits.channels; i++) {
        for (int n = 0; n < neurons; n++) {
          float w = (float) random.nextGaussian();
          weights.values()[weights.index(i, n)] = w;
          size += Math.abs(w) / neurons;
        }
      }
      Rows out = Rows.of(bits.steps, stride);
      EventProduct.currents(weights, listed(bits, stride), out, scratch());
      // Each of the fewer than 128 partial sums in a chain rounds by at most 2^-24 of its size.
      double rounding = 32 * 0x1p-24 * size;
      for (int t = 0; t < bits.steps; t++) {
        for (int n = 0; n < neurons; n++) {
          float sum = out.values()[out.index(t, n)];
          assertEquals(current(weights, bits, t, n), sum, rounding, place(t, n));
        }
      }
    }
  }

  @Test
  void slabsOfManyChannelsAddUpToTheSameSumsAndLeaveOtherColumnsAlone() {
    FastRandom random = new FastRandom(6);
    for (int channels : new int[] {19, 256, 257, 700}) {
      for (double density : SpikePatterns.DENSITIES) {
        SpikeBits bits = SpikePatterns.random(33, channels, density, random);
        Rows dense = Dyadic.matrix(AT, channels, 96, 160, random);
        Rows weights = new Rows(dense.values(), dense.at(), 96, 160);
        EventSlabs slabs = new EventSlabs(33, channels);
        assertEquals(bits.count(), slabs.list(bits, 160, new Range(0, slabs.count())));
        Rows out = Rows.of(33, 96);
        Arrays.fill(out.values(), GUARD);
        slabs.currents(weights, out, scratch(), new Range(32, 64));
        for (int i = 0; i < 33 * 96; i++) {
          boolean inside = i % 96 >= 32 && i % 96 < 64;
          float expected = inside ? (float) current(weights, bits, i / 96, i % 96) : GUARD;
          float sum = out.values()[out.index(i / 96, i % 96)];
          assertEquals(expected, sum, 0f, place(i / 96, i % 96));
        }
      }
    }
  }

  @Test
  void listsAreReusedFromSampleToSample() {
    FastRandom random = new FastRandom(4);
    int stride = 32;
    StepEvents events = new StepEvents(33, 19);
    for (double density : new double[] {1, 0.2, 0, 0.9}) {
      SpikeBits bits = SpikePatterns.random(33, 19, density, random);
      Rows weights = Dyadic.matrix(0, 19, 32, stride, random);
      events.list(bits, stride);
      Rows out = Rows.of(33, stride);
      EventProduct.currents(weights, events, out, scratch());
      for (int t = 0; t < 33; t++) {
        float sum = out.values()[out.index(t, 5)];
        assertEquals(current(weights, bits, t, 5), sum, 0.0, place(t, 5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 33", "13, 7", "97, 31", "64, 32", "31, 65", "5, 127", "40, 300"})
  void gradientsAreExactlyTheSumsOfTheAdjointsAtTheSpikes(int channels, int neurons) {
    FastRandom random = new FastRandom(channels * 2000L + neurons);
    for (int steps : SpikePatterns.STEPS) {
      for (double density : SpikePatterns.DENSITIES) {
        requireExactGradient(
            SpikePatterns.random(steps, channels, density, random), neurons, random);
      }
      requireExactGradient(SpikePatterns.withEmptySteps(steps, channels, random), neurons, random);
    }
  }

  private static void requireExactGradient(SpikeBits bits, int neurons, FastRandom random) {
    int stride = Padding.stride(neurons);
    Rows adjoint = Dyadic.matrix(0, bits.steps, neurons, stride, random);
    Rows before = Dyadic.matrix(AT, bits.channels, neurons, stride, random);
    Arrays.fill(before.values(), 0, AT, GUARD);
    int end = AT + bits.channels * stride;
    Arrays.fill(before.values(), end, end + AT, GUARD);
    float[] after = before.values().clone();
    Rows gradient = new Rows(after, AT, stride);
    int third = bits.channels / 3; // workers divide the channels
    addGradient(bits, adjoint, gradient, new Range(0, third));
    addGradient(bits, adjoint, gradient, new Range(third, bits.channels));
    for (int i = 0; i < bits.channels; i++) {
      for (int n = 0; n < stride; n++) {
        double sum = before.values()[AT + i * stride + n];
        for (int t = 0; t < bits.steps; t++) {
          sum += bits.get(t, i) ? adjoint.values()[t * stride + n] : 0;
        }
        assertEquals((float) sum, after[AT + i * stride + n], 0f, place(i, n));
      }
    }
    for (int g = 0; g < AT; g++) {
      assertEquals(GUARD, after[g], "what lies before the matrix");
      assertEquals(GUARD, after[end + g], "what lies behind the matrix");
    }
  }

  private static void addGradient(SpikeBits bits, Rows adjoint, Rows gradient, Range channels) {
    int[] all = IntStream.range(0, bits.channels).toArray();
    Range columns = new Range(0, gradient.width());
    for (int k = 0; k < bits.blocks; k++) {
      Rows rows = adjoint.from(k * SpikeBits.STEPS);
      int steps = bits.stepsIn(k);
      EventGradient.add(bits.words(k, 0), steps, all, channels, rows, gradient, columns, scratch());
    }
  }

  @Test
  void currentsAndGradientAreAdjointToEachOther() {
    FastRandom random = new FastRandom(5);
    SpikeBits bits = SpikePatterns.random(65, 23, 0.4, random);
    Rows weights = Dyadic.matrix(0, 23, 32, 32, random);
    Rows adjoint = Dyadic.matrix(0, 65, 32, 32, random);
    Rows currents = new Rows(new float[65 * 32], 0, 32);
    EventProduct.currents(weights, listed(bits, 32), currents, scratch());
    Rows gradient = new Rows(new float[23 * 32], 0, 32);
    addGradient(bits, adjoint, gradient, new Range(0, 23));
    assertEquals(
        dot(currents.values(), adjoint.values()),
        dot(weights.values(), gradient.values()),
        1e-9,
        "<Wx, a>");
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }

  private static StepEvents listed(SpikeBits bits, int stride) {
    StepEvents events = new StepEvents(bits.steps, bits.channels);
    events.list(bits, stride);
    return events;
  }

  private static String place(int row, int column) {
    return "row " + row + ", column " + column;
  }
}

package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

/** Graded events and their products, with numbers whose sums are exact. */
final class SrcEventsTest {
  private static final int AT = 32;

  @ParameterizedTest
  @CsvSource({"1, 1, 0.5", "13, 7, 0", "97, 31, 0.05", "64, 33, 0.3", "31, 65, 1", "300, 40, 0.2"})
  void productsAreThoseOfDenseMatrices(int channels, int neurons, double density) {
    FastRandom random = new FastRandom(channels);
    int stride = Padding.stride(neurons);
    int steps = 33;
    GradedEvents events = new GradedEvents(steps, channels);
    for (int run = 0; run < 3; run++) {
      Rows values = pulses(steps, channels, density, random);
      events.list(values);
      Rows weights = Dyadic.matrix(AT, channels, neurons, stride, random);
      Rows adjoint = Dyadic.matrix(AT, steps, neurons, stride, random);
      Range all = new Range(0, steps);
      Range some = new Range(channels / 3, channels);
      for (Accumulation before : Accumulation.values()) {
        Rows expected = Dyadic.matrix(AT, steps, neurons, stride, random);
        Rows vectors = LifScanTest.copy(expected);
        Rows plain = LifScanTest.copy(expected);
        dense(values, all, channels, 1, weights, before, expected);
        VectorGradedProduct.sums(events.bySteps(), all, weights, before, vectors);
        PlainGradedProduct.sums(events.bySteps(), all, weights, before, plain);
        assertArrayEquals(expected.values(), vectors.values());
        assertArrayEquals(expected.values(), plain.values());

        expected = Dyadic.matrix(AT, channels, neurons, stride, random);
        vectors = LifScanTest.copy(expected);
        plain = LifScanTest.copy(expected);
        dense(values, some, steps, -1, adjoint, before, expected);
        VectorGradedProduct.sums(events.byChannels(), some, adjoint, before, vectors);
        PlainGradedProduct.sums(events.byChannels(), some, adjoint, before, plain);
        assertArrayEquals(expected.values(), vectors.values());
        assertArrayEquals(expected.values(), plain.values());
      }
    }
  }

  private static Rows pulses(int steps, int channels, double density, FastRandom random) {
    Rows values = Rows.of(steps, Padding.stride(channels));
    int count = 0;
    for (int t = 0; t < steps; t++) {
      for (int c = 0; c < channels; c++) {
        // Negative values are fast states of silent cells: no events.
        float size = Math.abs(Dyadic.next(random));
        boolean fires = random.nextDouble() < density;
        values.values()[values.index(t, c)] = fires ? size : -size;
        count += fires ? 1 : 0;
      }
    }
    GradedEvents events = new GradedEvents(steps, channels);
    events.list(values);
    assertEquals(count, events.count());
    return values;
  }

  // Sums over the columns of the pulses, or over their rows where the direction is -1.
  private static void dense(
      Rows values,
      Range rows,
      int inner,
      int direction,
      Rows source,
      Accumulation before,
      Rows out) {
    for (int r = rows.from(); r < rows.to(); r++) {
      for (int j = 0; j < source.width(); j++) {
        float sum = before == Accumulation.NOTHING ? 0 : out.values()[out.index(r, j)];
        for (int k = 0; k < inner; k++) {
          int at = direction > 0 ? values.index(r, k) : values.index(k, r);
          sum += Math.max(0, values.values()[at]) * source.values()[source.index(k, j)];
        }
        out.values()[out.index(r, j)] = sum;
      }
    }
  }
}

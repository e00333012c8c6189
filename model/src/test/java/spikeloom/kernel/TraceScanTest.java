package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class TraceScanTest {
  private static final TraceScan SCAN = new TraceScan(0.5, 0.8, 0.95);
  private static final int TRACES = 3;

  @ParameterizedTest
  @CsvSource({"1, 32", "10, 64", "33, 96"})
  void vectorsAndPlainLoopsAgreeToRounding(int steps, int width) {
    FastRandom random = new FastRandom(steps);
    Rows currents = gaussian(steps, TRACES * width, random);
    Rows base = gaussian(steps, width, random);
    Rows vectorState = gaussian(1, TRACES * width, random);
    Rows plainState = LifScanTest.copy(vectorState);
    Rows vectors = gaussian(steps, width, random);
    Rows plain = gaussian(steps, width, random);
    VectorTraceScan.forward(SCAN, currents, steps, vectorState, base, vectors);
    PlainTraceScan.forward(SCAN, currents, steps, plainState, base, plain);
    assertArrayEquals(plain.values(), vectors.values(), 1e-5f);
    assertArrayEquals(plainState.values(), vectorState.values(), 1e-5f);

    Rows change = gaussian(steps, width, random);
    Rows vectorBack = gaussian(steps, TRACES * width, random);
    Rows plainBack = gaussian(steps, TRACES * width, random);
    VectorTraceScan.backward(SCAN, change, steps, vectorBack, vectorState);
    PlainTraceScan.backward(SCAN, change, steps, plainBack, plainState);
    assertArrayEquals(plainBack.values(), vectorBack.values(), 2e-5f);
    assertArrayEquals(plainState.values(), vectorState.values(), 2e-5f);
  }

  @Test
  void sumsAreThoseOfTheEquation() {
    int steps = 7;
    FastRandom random = new FastRandom(4);
    Rows currents = gaussian(steps, TRACES * 32, random);
    Rows start = gaussian(1, TRACES * 32, random);
    Rows first = LifScanTest.copy(start);
    Rows base = gaussian(steps, 32, random);
    Rows out = gaussian(steps, 32, random);
    SCAN.forward(currents, steps, start, base, out);
    double[] decays = {0.5, 0.8, 0.95};
    for (int t = 0; t < steps; t++) {
      for (int j = 0; j < 32; j++) {
        double sum = base.values()[base.index(t, j)];
        for (int k = 0; k < TRACES; k++) {
          double g = decays[k];
          int column = k * 32 + j;
          sum += Math.pow(g, t) * first.values()[first.index(0, column)];
          for (int s = 0; s < t; s++) {
            double c = currents.values()[currents.index(s, column)];
            sum += (1 - g) * Math.pow(g, t - 1 - s) * c;
          }
        }
        assertEquals(sum, out.values()[out.index(t, j)], 1e-5);
      }
    }
  }

  @Test
  void theAdjointIsTheTransposeOfTheSum() {
    int steps = 9;
    FastRandom random = new FastRandom(5);
    Rows currents = gaussian(steps, TRACES * 32, random);
    Rows start = gaussian(1, TRACES * 32, random);
    Rows first = LifScanTest.copy(start);
    Rows out = Rows.of(steps, 32);
    SCAN.forward(currents, steps, start, Rows.of(steps, 32), out);
    Rows change = gaussian(steps, 32, random);
    Rows back = Rows.of(steps, TRACES * 32);
    Rows backStart = Rows.of(1, TRACES * 32);
    SCAN.backward(change, steps, back, backStart);
    assertEquals(product(change, out), product(back, currents) + product(backStart, first), 1e-3);
  }

  @Test
  void tracesOfSpikesAdvanceBlockByBlock() {
    FastRandom random = new FastRandom(6);
    SpikeBits spikes = SpikePatterns.random(40, 5, 0.4, random);
    Rows traces = gaussian(1, 32, random);
    Rows first = LifScanTest.copy(traces);
    SCAN.advance(spikes, traces);
    for (int k = 0; k < TRACES; k++) {
      for (int c = 0; c < 5; c++) {
        double f = first.values()[first.index(0, 5 * k + c)];
        for (int t = 0; t < 40; t++) {
          f = SCAN.decay(k) * f + SCAN.gain(k) * spikes.bit(t, c);
        }
        assertEquals(f, traces.values()[traces.index(0, 5 * k + c)], 1e-6);
      }
    }
  }

  private static double product(Rows a, Rows b) {
    double sum = 0;
    for (int i = a.at(); i < a.values().length; i++) {
      sum += (double) a.values()[i] * b.values()[i];
    }
    return sum;
  }

  private static Rows gaussian(int rows, int stride, FastRandom random) {
    Rows matrix = Rows.of(rows, stride);
    for (int i = matrix.at(); i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}

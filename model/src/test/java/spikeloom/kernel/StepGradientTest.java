package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class StepGradientTest {
  private static final int AT = 32;

  @ParameterizedTest
  @CsvSource({"1, 1", "13, 33", "60, 256", "37, 100"})
  void vectorsAndPlainLoopsSumTheSameToTheBit(int channels, int neurons) {
    FastRandom random = new FastRandom(channels);
    int stride = Padding.stride(neurons);
    for (int steps : SpikePatterns.STEPS) {
      for (double density : SpikePatterns.DENSITIES) {
        SpikeBits bits = SpikePatterns.random(steps, channels, density, random);
        StepEvents events = new StepEvents(steps, channels);
        CausalEvents.list(bits, stride, events);
        Rows adjoint = Dyadic.matrix(AT, steps, neurons, stride, random);
        Rows before = Dyadic.matrix(AT, channels, neurons, stride, random);
        Range columns = new Range(stride > 32 ? 32 : 0, stride);
        float[] expected = expected(bits, adjoint, before, columns);
        Rows vectors = LifScanTest.copy(before);
        Rows plain = LifScanTest.copy(before);
        Rows chosen = LifScanTest.copy(before);
        VectorStepGradient.add(events, adjoint, vectors, columns);
        PlainStepGradient.add(events, adjoint, plain, columns);
        StepGradient.add(events, adjoint, chosen, columns);
        assertArrayEquals(expected, vectors.values());
        assertArrayEquals(expected, plain.values());
        assertArrayEquals(expected, chosen.values());
      }
    }
  }

  private static float[] expected(SpikeBits bits, Rows adjoint, Rows before, Range columns) {
    float[] sums = Arrays.copyOf(before.values(), before.values().length);
    for (int t = 0; t < bits.steps(); t++) {
      for (int c = 0; c < bits.channels(); c++) {
        for (int j = columns.from(); j < columns.to() && bits.get(t, c); j++) {
          sums[before.index(c, j)] += adjoint.values()[adjoint.index(t, j)];
        }
      }
    }
    return sums;
  }
}

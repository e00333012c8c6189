package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class ScoreScanTest {
  private static final double PHI = 0.6;
  private static final double PRIOR = 0.3;
  private static final double PRICE = 0.7;
  private static final int LATER = 5;

  private final ScoreScan scan = new ScoreScan(PHI, PRIOR);

  /** Log-odds, spikes, costs of some steps, and everything that is computed of them. */
  private static final class Case {
    final Rows logOdds;
    final Rows reference;
    final SpikeBits spikes;
    final ScoreScan.Credit credit;
    final Rows state;
    final ScoreScan.Sums sums;

    Case(int neurons, int steps, long seed) {
      FastRandom random = new FastRandom(seed);
      int stride = Padding.stride(neurons);
      logOdds = Rows.of(steps, stride);
      spikes = SpikePatterns.random(steps, neurons, 0.4, random);
      reference = Rows.of(steps, stride);
      float[] cost = new float[steps];
      for (int t = 0; t < steps; t++) {
        cost[t] = (float) random.nextGaussian();
        for (int n = 0; n < neurons; n++) {
          logOdds.values()[logOdds.index(t, n)] = (float) (4 * random.nextGaussian());
          reference.values()[reference.index(t, n)] = (float) random.nextGaussian();
        }
      }
      credit = new ScoreScan.Credit(cost, steps, PRICE, LATER, reference);
      state = ScoreScan.state(stride);
      for (int n = 0; n < neurons; n++) {
        state.values()[state.index(0, n)] = random.nextFloat();
        state.values()[state.index(1, n)] = random.nextInt(2);
        state.values()[state.index(2, n)] = random.nextFloat();
      }
      sums = new ScoreScan.Sums(Rows.of(steps, stride), Rows.of(1, stride), Rows.of(1, stride));
    }

    double odds(int t, int n) {
      return logOdds.values()[logOdds.index(t, n)];
    }

    float[][] all() {
      return new float[][] {
        sums.error().values(), sums.bias().values(), sums.feedback().values(), state.values()
      };
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 30", "33, 17", "64, 32"})
  void errorsAreThoseOfTheDefinition(int neurons, int steps) {
    Case some = new Case(neurons, steps, neurons + 100L * steps);
    float[] before = some.state.values().clone();
    scan.addRates(some.logOdds, steps, some.state);
    scan.add(some.logOdds, some.spikes, some.credit, some.state, some.sums);
    for (int n = 0; n < neurons; n++) {
      double f = before[some.state.index(0, n)];
      double z = before[some.state.index(1, n)];
      double bias = 0;
      double feedback = 0;
      for (int t = 0; t < steps; t++) {
        double later = before[some.state.index(2, n)];
        for (int s = t + 1; s < steps; s++) {
          later += rate(some.odds(s, n));
        }
        double u = some.odds(t, n);
        double p = 1 / (1 + Math.exp(-u));
        later -= (LATER + steps - 1 - t) * rate(u);
        f = PHI * f + z;
        z = some.spikes.get(t, n) ? 1 : 0;
        double cost = some.credit.signal()[t];
        double v = some.reference.values()[some.reference.index(t, n)];
        double m = (cost + PRICE * later) * (z - p) + PRICE * p * (1 - p) * (u - v);
        float actual = some.sums.error().values()[some.sums.error().index(t, n)];
        assertEquals(m, actual, 2e-4 * Math.max(1, Math.abs(later)), "step " + t + " of " + n);
        bias += actual;
        feedback += actual * f;
      }
      assertEquals(bias, some.sums.bias().values()[some.sums.bias().index(0, n)], 1e-3);
      assertEquals(feedback, some.sums.feedback().values()[some.sums.feedback().index(0, n)], 5e-3);
    }
  }

  private static double rate(double u) {
    double p = 1 / (1 + Math.exp(-u));
    return p * Math.log(p / PRIOR) + (1 - p) * Math.log((1 - p) / (1 - PRIOR));
  }

  @Test
  void plainLoopsAndVectorsAgreeAndPaddingStaysZero() {
    Case one = new Case(40, 30, 1);
    Case other = new Case(40, 30, 1);
    scan.addRates(one.logOdds, 30, one.state);
    scan.add(one.logOdds, one.spikes, one.credit, one.state, one.sums);
    PlainScoreScan.addRates(scan, other.logOdds, 30, other.state.from(2));
    PlainScoreScan.add(scan, other.logOdds, other.spikes, other.credit, other.state, other.sums);
    for (int i = 0; i < 3; i++) {
      float[] actual = one.all()[i];
      float[] expected = other.all()[i];
      for (int k = 0; k < expected.length; k++) {
        assertEquals(expected[k], actual[k], 1e-3, "at " + k);
      }
    }
    float[] error = one.sums.error().values();
    for (int t = 0; t < 30; t++) {
      int at = one.sums.error().index(t, 40);
      assertArrayEquals(new float[24], Arrays.copyOfRange(error, at, at + 24));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 7", "0.7, 7", "0.7, 32"})
  void filteredSpikesTimesErrorsAreSpikesTimesFilteredErrors(double beta, int steps) {
    TraceFilter filter = new TraceFilter(beta, 1 - beta, 0.9, 0.5);
    int channels = 5;
    FastRandom random = new FastRandom(3);
    SpikeBits earlier = SpikePatterns.random(steps, channels, 0.3, random);
    SpikeBits now = SpikePatterns.random(steps, channels, 0.3, random);
    Rows errors = Rows.of(steps, Padding.FLOATS);
    for (int t = 0; t < steps; t++) {
      errors.values()[errors.index(t, 0)] = (float) random.nextGaussian();
    }
    float[] plain = errors.values().clone();
    Rows before = Rows.of(2, Padding.FLOATS);
    filter.backward(errors, steps, before);
    Rows q = Rows.of(channels, 3);
    Rows p = Rows.of(channels, 3);
    filter.advance(earlier, q, p, 1);
    for (int c = 0; c < channels; c++) {
      double current = 0;
      double membrane = 0;
      double expected = 0;
      for (int t = 0; t < 2 * steps; t++) {
        boolean fired = t < steps ? earlier.get(t, c) : now.get(t - steps, c);
        current = beta * current + (fired ? 1 - beta : 0);
        membrane = 0.9 * membrane + 0.5 * current;
        expected += t < steps ? 0 : membrane * plain[errors.index(t - steps, 0)];
      }
      double actual =
          q.values()[q.index(c, 1)] * before.values()[before.index(0, 0)]
              + p.values()[p.index(c, 1)] * before.values()[before.index(1, 0)];
      for (int t = 0; t < steps; t++) {
        actual += now.get(t, c) ? errors.values()[errors.index(t, 0)] : 0;
      }
      assertEquals(expected, actual, 1e-4);
    }
  }
}

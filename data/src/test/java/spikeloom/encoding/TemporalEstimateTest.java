package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.synthetic.StrokeDigits;

/** Codes that follow a signal stay as near to it as they say. */
final class TemporalEstimateTest {
  private static final double ROUNDING = 1e-9;
  private static final int[] STEPS_PER_ROW = {1, 2, 4, 9};

  /** Sums of sinusoids, noise, and the columns of drawn digits. */
  private static List<double[]> signals() {
    FastRandom random = RandomKey.ofSeed(7).random();
    List<double[]> signals = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      signals.add(sinusoids(random, 200, i < 15 ? 50 : 10));
      signals.add(random.doubles(60).toArray());
    }
    byte[] pixels = StrokeDigits.of(1, "test").pixels(10);
    for (int i = 0; i < 10 * 28; i++) {
      double[] column = new double[28];
      for (int row = 0; row < 28; row++) {
        column[row] = (pixels[i / 28 * 784 + row * 28 + i % 28] & 0xff) / 255.0;
      }
      signals.add(column);
    }
    return signals;
  }

  private static double[] sinusoids(FastRandom random, int length, double leastPeriod) {
    double[] signal = new double[length];
    for (int wave = 0; wave < 3; wave++) {
      double period = leastPeriod * (1 + 3 * random.nextDouble());
      double phase = 2 * Math.PI * random.nextDouble();
      double height = random.nextGaussian();
      for (int t = 0; t < length; t++) {
        signal[t] += height * Math.sin(2 * Math.PI * t / period + phase);
      }
    }
    double low = Arrays.stream(signal).min().orElseThrow();
    double high = Arrays.stream(signal).max().orElseThrow();
    double range = 0.3 + 0.7 * random.nextDouble();
    return Arrays.stream(signal).map(v -> range * (v - low) / (high - low)).toArray();
  }

  private static void staircase(TemporalEncoding code, double height, double most) {
    for (double[] signal : signals()) {
      for (int perRow : STEPS_PER_ROW) {
        double[] back = code.rows(code.follow(signal, perRow), perRow);
        double bound = 0;
        double before = 0;
        for (int n = 0; n < signal.length; n++) {
          bound = Math.max(most, bound + Math.abs(signal[n] - before) - perRow * height);
          before = signal[n];
          double error = Math.abs(back[n] - signal[n]);
          assertTrue(error <= bound + ROUNDING, code + ": " + error + " > " + bound);
        }
      }
    }
  }

  @Test
  void deltaIsAsNearAsDeltaAndHysteresisWhereItCanFollow() {
    staircase(new DeltaEncoding(), 0.1, 0.15);
    staircase(new DeltaEncoding(0.25, 0, 1), 0.25, 0.25);
    staircase(new DeltaEncoding(0.03, 0.1, 1), 0.03, 0.13);
  }

  @Test
  void stepForwardIsAsNearAsItsThresholdWhereItCanFollow() {
    staircase(new StepForwardEncoding(), 0.1, 0.1);
    staircase(new StepForwardEncoding(0.02, 1), 0.02, 0.02);
  }

  @Test
  void sigmaDeltaTellsTheMeanOfItsWindowToOneSpike() {
    for (int window : new int[] {1, 8, 40}) {
      SigmaDeltaEncoding code = new SigmaDeltaEncoding(window, 1);
      for (double[] signal : signals()) {
        for (int perRow : STEPS_PER_ROW) {
          double[] back = code.rows(code.follow(signal, perRow), perRow);
          int around = Math.min(signal.length, code.rowsOfWindow(perRow));
          assertTrue(around * perRow >= Math.min(window, signal.length * perRow));
          for (int n = 0; n < signal.length; n++) {
            int first = code.firstRow(n, signal.length, perRow);
            assertTrue(first <= n && n < first + around);
            double mean = Arrays.stream(signal, first, first + around).average().orElseThrow();
            double error = Math.abs(back[n] - mean);
            assertTrue(error <= 1.0 / (around * perRow) + ROUNDING, code + ": " + error);
          }
        }
      }
    }
  }

  @Test
  void benSpikerLosesLittleOfSlowSinusoids() {
    FastRandom random = RandomKey.ofSeed(9).random();
    BenSpikerEncoding code = new BenSpikerEncoding();
    double worst = 0;
    double worstOfAll = 0;
    for (int i = 0; i < 200; i++) {
      double[] signal = sinusoids(random, 300, 50);
      double[] back = code.rows(code.follow(signal, 1), 1);
      double squares = 0;
      for (int t = 8; t < signal.length; t++) {
        double error = back[t] - signal[t];
        squares += error * error / (signal.length - 8);
        worstOfAll = Math.max(worstOfAll, Math.abs(error));
      }
      worst = Math.max(worst, Math.sqrt(squares));
    }
    assertTrue(worst <= 0.08, "root mean square " + worst);
    assertTrue(worstOfAll <= 0.3, "largest " + worstOfAll);
  }
}

package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.encoding.Coded.back;
import static spikeloom.encoding.Coded.row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.encoding.PopulationEncoding.Firing;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.synthetic.StrokeDigits;

/** Estimates stay within what the codes of values say of them. */
final class EstimateTest {
  private static final double ROUNDING = 1e-5;
  private static final float[] VALUES = values();

  private static float[] values() {
    FastRandom random = RandomKey.ofSeed(5).random();
    float[] values = new float[2256];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 256 ? i / 255f : random.nextFloat();
    }
    return values;
  }

  private interface Bound {
    double at(double value);
  }

  private static void within(SpikeEncoding code, int steps, Bound bound) {
    float[] back = back(code, VALUES, row(VALUES.length), steps);
    for (int i = 0; i < VALUES.length; i++) {
      assertEquals(
          VALUES[i], back[i], bound.at(VALUES[i]) + ROUNDING, code + " in " + steps + " steps");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 30, 100, 1000})
  void latenciesAreExactToHalfALevel(int steps) {
    within(new LatencyEncoding(), steps, v -> 0.5 / (steps - 1));
    for (double share : new double[] {0.1, 0.25, 1}) {
      double tau = share * steps;
      double dark = Math.exp(-(steps - 0.5) / tau);
      within(
          new LogLatencyEncoding(share),
          steps,
          v -> v <= dark ? dark : v * (Math.exp(0.5 / tau) - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 200})
  void latenciesAtExactTimesAreExactOrTellTheBin(int steps) {
    double dark = 0.01 * Math.E / (Math.E - 1);
    within(TimedEncoding.PIXEL_LATENCY, steps, v -> v <= dark ? dark : 1e-5);
    BinnedLatency bins = new BinnedLatency(Math.min(BinnedLatency.MOST, steps));
    double silent = (256 - bins.silentFrom() * bins.width()) / 255.0;
    double half = (bins.width() + 1) / 510.0;
    within(TimedEncoding.BINNED_LATENCY, steps, v -> v <= silent ? silent / 2 : half);
  }

  @Test
  void inFewBinsNoneIsSilentByItself() {
    assertEquals(63, new BinnedLatency(63).silentFrom());
    assertEquals(125, new BinnedLatency(127).silentFrom());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10, 30, 100})
  void intervalsAreExactToTheShortest(int steps) {
    for (int shortest : new int[] {1, 4, 10}) {
      double dark = Math.min(1, shortest / (steps + 0.5));
      within(
          new IntervalEncoding(shortest), steps, v -> v <= dark ? dark : 1.0 / (2 * shortest + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 30})
  void phasesAreExactToHalfTheLastDigit(int steps) {
    for (int period : new int[] {1, 4, 8, 16}) {
      double last = Math.pow(2, -Math.min(period, steps));
      within(new PhaseEncoding(period), steps, v -> v <= 1 - last ? last / 2 : last);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 13, 30, 100})
  void burstsAreExactToHalfASpike(int steps) {
    within(new BurstEncoding(), steps, v -> 0.1);
    within(new BurstEncoding(3, 4), steps, v -> 1.0 / 6);
    within(new BurstEncoding(8, 1), steps, v -> 1.0 / 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30, 100})
  void populationsAreExactToAStepOfTheirSpacing(int steps) {
    for (int neurons : new int[] {3, 5, 12}) {
      double bound = 1.0 / (neurons - 2) / (steps - 1);
      within(new PopulationEncoding(neurons, 1.5, Firing.LATENCY), steps, v -> bound);
    }
  }

  @Test
  void thresholdsTellOneBit() {
    for (double theta : new double[] {0, 0.3, 0.5, 1}) {
      within(new ThresholdEncoding(theta), 7, v -> Math.max(theta, 1 - theta) / 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "rows", "pixels", "permuted"})
  void codesThatShowTheValuesThemselvesAreExact(String name) {
    within(Encodings.named(name), 30, v -> 0);
    SignalShape shape = new SignalShape.Image(1, 48, 47);
    float[] back = back(Encodings.named(name), VALUES, shape, 30);
    for (int i = 0; i < VALUES.length; i++) {
      assertEquals(VALUES[i], back[i]);
    }
  }

  @Test
  void ratesAreUnbiasedWithTheirStandardDeviation() {
    for (double peak : new double[] {0.25, 1}) {
      int steps = 400;
      float[] back = back(new RateEncoding(peak), VALUES, row(VALUES.length), steps);
      double sum = 0;
      for (int i = 0; i < VALUES.length; i++) {
        double v = VALUES[i];
        double sigma = Math.sqrt(v * (1 - peak * v) / (peak * steps));
        sum += back[i] - v;
        assertEquals(v, back[i], 5.5 * sigma + 1e-6);
        assertTrue(sigma <= 1 / (2 * peak * Math.sqrt(steps)) + 1e-9);
      }
      double most = 1 / (2 * peak * Math.sqrt(steps));
      // Estimates above 1 are clipped, which takes a little off the mean.
      assertEquals(0, sum / VALUES.length, 5 * most / Math.sqrt(VALUES.length) + 1e-3);
    }
  }

  @Test
  void aPopulationOfRatesIsRightOnAverage() {
    SpikeEncoding code = new PopulationEncoding(5, 1.5, Firing.RATE);
    float[] back = back(code, VALUES, row(VALUES.length), 1000);
    double squares = 0;
    for (int i = 0; i < VALUES.length; i++) {
      squares += (back[i] - VALUES[i]) * (back[i] - VALUES[i]) / VALUES.length;
    }
    assertTrue(Math.sqrt(squares) < 0.02, "" + Math.sqrt(squares));
  }

  @Test
  void everyCodeGivesBackADrawnDigitInItsShape() {
    float[] digit = digit();
    for (SpikeEncoding code : Encodings.all()) {
      float[] back = back(code, digit, StrokeDigits.SHAPE, 30);
      double squares = 0;
      for (int i = 0; i < digit.length; i++) {
        assertTrue(back[i] >= 0 && back[i] <= 1, code.code());
        squares += (back[i] - digit[i]) * (back[i] - digit[i]) / digit.length;
      }
      double least = code.code().equals("threshold") ? 0.25 : 0.15;
      assertTrue(Math.sqrt(squares) < least, code.code() + ": " + Math.sqrt(squares));
    }
  }

  private static float[] digit() {
    byte[] pixels = StrokeDigits.of(1, "test").pixels(1);
    float[] digit = new float[pixels.length];
    for (int i = 0; i < digit.length; i++) {
      digit[i] = (pixels[i] & 0xff) / 255f;
    }
    return digit;
  }
}

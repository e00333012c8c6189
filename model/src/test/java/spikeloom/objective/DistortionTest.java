package spikeloom.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.kernel.ContinuousBernoulli;
import spikeloom.kernel.DiscretisedLogistic;
import spikeloom.kernel.Gaussian;
import spikeloom.neuron.FiniteDifference;
import spikeloom.random.FastRandom;

final class DistortionTest {
  private static final float GUARD = 42f;
  // Neither outputs nor targets need to begin at a vector.
  private static final int AT = 5;
  private static final int TARGET_AT = 3;

  @Test
  void everyDistortionHasAUnitOfItsOwn() {
    assertEquals("0.2625 nats per value", Distortion.CROSS_ENTROPY.text(0.26251));
    assertEquals("0.000651 squared error per value", Distortion.SQUARED_ERROR.text(0.000651));
    assertEquals("1.5000 nats per prediction", Distortion.CLASS.text(1.5));
    assertEquals("0.0834 nats", Distortion.CLASS.brief(0.0834));
  }

  @Test
  void everyDistortionHasANameAndAShortUnit() {
    assertEquals("cross-entropy", Distortion.CROSS_ENTROPY.title());
    assertEquals("squared error", Distortion.SQUARED_ERROR.title());
    assertEquals("cross-entropy of the class", Distortion.CLASS.title());
    assertEquals("Gaussian", Distortion.GAUSSIAN.title());
    assertEquals("discretised logistic", Distortion.LOGISTIC.title());
    assertEquals("continuous Bernoulli", Distortion.CONTINUOUS_BERNOULLI.title());
    assertEquals("nats", Distortion.CROSS_ENTROPY.briefUnit());
    assertEquals("squared error", Distortion.SQUARED_ERROR.briefUnit());
    assertEquals("nats", Distortion.CLASS.briefUnit());
  }

  @Test
  void onlyDistortionsBelowAHundredthHaveSixDecimals() {
    assertEquals("0.0100", Distortion.number(0.01));
    assertEquals("0.009999", Distortion.number(0.009999));
    assertEquals("0.0000", Distortion.number(0));
    assertEquals("-0.5000", Distortion.number(-0.5));
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void lossAndGradientAreThoseOfExactMathematics(Distortion kind) {
    FastRandom random = new FastRandom(1);
    for (int values : new int[] {1, 2, 15, 16, 17, 37, 64, 210, 600}) {
      float[] x = outputs(random, values, 3);
      float[] y = targets(kind, random, values);
      Run run = new Run(kind, x, y);
      double[] at = doubles(x);
      double loss = exact(kind, at, y);
      assertEquals(loss, run.loss, 1e-6 * (1 + Math.abs(loss)), values + " values");
      double[] expected = FiniteDifference.gradient(at, 1e-3, there -> exact(kind, there, y));
      for (int i = 0; i < values; i++) {
        assertEquals(0.37 * expected[i], run.result(i), 1e-6 * (1 + Math.abs(x[i])), "value " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Distortion.class, mode = EnumSource.Mode.EXCLUDE, names = "CLASS")
  void theOutputForAMeanIsNearTheBestOfEqualTargets(Distortion kind) {
    for (float mean : new float[] {0, 0.2f, 0.5f, 1}) {
      float[] y = {mean};
      double best = exact(kind, new double[] {kind.outputFor(mean)}, y);
      for (float other : new float[] {0, 0.5f, 1}) {
        boolean far = Math.abs(other - mean) > 0.25;
        double there = exact(kind, new double[] {kind.outputFor(other)}, y);
        assertTrue(!far || best < there, mean + " is better than " + other);
      }
    }
  }

  @Test
  void theOutputsForClassesAreTheLogarithmsOfTheirShares() {
    float[] y = {0.7f, 0.1f, 0.2f};
    double[] x = {0, 0, 0};
    Arrays.setAll(x, i -> Distortion.CLASS.outputFor(y[i]));
    double[] gradient =
        FiniteDifference.gradient(x, 1e-3, there -> exact(Distortion.CLASS, there, y));
    assertArrayEquals(new double[3], gradient, 1e-6);
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void theReportedDistortionIsTheTrainedOne(Distortion kind) {
    FastRandom random = new FastRandom(2);
    for (int values : new int[] {1, 2, 16, 37, 600}) {
      float[] x = outputs(random, values, 3);
      float[] y = targets(kind, random, values);
      float[] decoded = guarded(x, AT);
      double loss = kind.output(decoded, AT, guarded(y, TARGET_AT), TARGET_AT, values);
      assertEquals(new Run(kind, x, y).loss, loss, 1e-9 * (1 + Math.abs(loss)));
      double[] expected = decoded(kind, doubles(x));
      for (int i = 0; i < values; i++) {
        assertEquals(expected[i], decoded[AT + i], 1e-6, "value " + i);
      }
      assertEquals(GUARD, decoded[AT - 1], "what lies before");
      assertEquals(GUARD, decoded[AT + values], "what lies behind");
    }
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void extremeOutputsStayFinite(Distortion kind) {
    float[] x = new float[48];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = new float[] {1e4f, -1e4f, 89, -104, 0}[i % 5];
      y[i] = kind == Distortion.CLASS ? 0 : i / 5 % 2;
    }
    y[1] = 1; // what is decoded to be impossible is meant
    Run run = new Run(kind, x, y);
    double loss = exact(kind, doubles(x), y);
    assertEquals(loss, run.loss, 1e-6 * loss);
    float[] decoded = x.clone();
    assertEquals(loss, kind.output(decoded, 0, y, 0, x.length), 1e-6 * loss);
    double[] expected = decoded(kind, doubles(x));
    for (int i = 0; i < x.length; i++) {
      assertTrue(Float.isFinite(run.result(i)), "gradient at output " + x[i]);
      assertEquals(
          expected[i], decoded[i], 1e-6 * (1 + Math.abs(expected[i])), "at output " + x[i]);
    }
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void anOutputThatIsNotANumberShowsInTheLossWhereverItIs(Distortion kind) {
    FastRandom random = new FastRandom(3);
    int values = 37;
    float[] y = targets(kind, random, values);
    for (int i = 0; i < values; i++) {
      float[] x = outputs(random, values, 3);
      x[i] = Float.NaN;
      assertTrue(Double.isNaN(new Run(kind, x, y).loss), "learned, output " + i);
      assertTrue(Double.isNaN(kind.output(x.clone(), 0, y, 0, values)), "reported, output " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 210})
  void aClassNobodyHasAnOpinionAboutCostsTheLogarithmOfTheirNumber(int classes) {
    float[] y = new float[classes];
    y[1] = 1;
    float[] x = new float[classes];
    Arrays.fill(x, -7.5f);
    assertEquals(Math.log(classes), Distortion.CLASS.output(x, 0, y, 0, classes), 1e-6);
    assertEquals(1.0 / classes, x[0], 1e-6);
  }

  @Test
  void meansAreTakenOverValuesButAClassIsOne() {
    assertEquals(784, Distortion.CROSS_ENTROPY.parts(784));
    assertEquals(784, Distortion.SQUARED_ERROR.parts(784));
    assertEquals(1, Distortion.CLASS.parts(210));
  }

  /** One call of {@code gradient} between guards. */
  private static final class Run {
    final float[] outputs;
    final double loss;

    Run(Distortion kind, float[] x, float[] y) {
      outputs = guarded(x, AT);
      Distortion.Scale scale = new Distortion.Scale(x.length, 0.37f);
      loss = kind.gradient(outputs, AT, guarded(y, TARGET_AT), TARGET_AT, scale);
      assertEquals(GUARD, outputs[AT - 1], "what lies before");
      assertEquals(GUARD, outputs[AT + x.length], "what lies behind");
    }

    float result(int i) {
      return outputs[AT + i];
    }
  }

  private static double exact(Distortion kind, double[] x, float[] y) {
    double[] log = logProbabilities(x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum +=
          switch (kind) {
            case CROSS_ENTROPY ->
                Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i]))) - x[i] * y[i];
            case SQUARED_ERROR -> (x[i] - y[i]) * (x[i] - y[i]);
            case CLASS -> y[i] == 0 ? 0 : -y[i] * log[i];
            case GAUSSIAN -> Gaussian.loss(x[i], y[i], 1);
            case LOGISTIC -> DiscretisedLogistic.loss(x[i], y[i], 1);
            case CONTINUOUS_BERNOULLI -> ContinuousBernoulli.loss(x[i], y[i]);
          };
    }
    return sum;
  }

  private static double[] decoded(Distortion kind, double[] x) {
    return switch (kind) {
      case CROSS_ENTROPY -> Arrays.stream(x).map(v -> 1 / (1 + Math.exp(-v))).toArray();
      case SQUARED_ERROR, GAUSSIAN -> x;
      case LOGISTIC -> Arrays.stream(x).map(v -> Math.max(0, Math.min(1, v))).toArray();
      case CONTINUOUS_BERNOULLI -> Arrays.stream(x).map(ContinuousBernoulli::mean).toArray();
      case CLASS -> Arrays.stream(logProbabilities(x)).map(Math::exp).toArray();
    };
  }

  private static double[] logProbabilities(double[] x) {
    double most = Arrays.stream(x).max().orElseThrow();
    double sum = Arrays.stream(x).map(v -> Math.exp(v - most)).sum();
    return Arrays.stream(x).map(v -> v - most - Math.log(sum)).toArray();
  }

  private static float[] outputs(FastRandom random, int values, double size) {
    float[] x = new float[values];
    for (int i = 0; i < values; i++) {
      x[i] = (float) (size * random.nextGaussian());
    }
    return x;
  }

  private static float[] targets(Distortion kind, FastRandom random, int values) {
    float[] y = new float[values];
    float sum = 0;
    for (int i = 0; i < values; i++) {
      y[i] = random.nextFloat();
      sum += y[i];
    }
    for (int i = 0; i < values && kind == Distortion.CLASS; i++) {
      y[i] /= sum;
    }
    return y;
  }

  private static float[] guarded(float[] values, int at) {
    float[] guarded = new float[at + values.length + 1];
    Arrays.fill(guarded, GUARD);
    System.arraycopy(values, 0, guarded, at, values.length);
    return guarded;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}

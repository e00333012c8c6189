package spikeloom.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;

/** The passes against finite differences of {@link PriorReference}. */
final class PriorGradientTest {
  private static final int LATENTS = 3;
  private static final int STEPS = 6;
  private static final int SAMPLES = 3;
  private static final double CLOSE = 2e-4;
  private static final double SMALL = 1e-5;

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aWholeSampleHasTheLogOddsAndGradientsOfTheReference(PriorKind kind) {
    try (Workers workers = new Workers(2)) {
      PriorCase given = new PriorCase(kind, LATENTS, STEPS, SAMPLES, 7);
      PriorPass pass = given.prior.pass(SAMPLES, STEPS, workers);
      new Check(given, pass, 0, STEPS).requireAgreement();
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aLaterWindowCountsTheTracesOfEarlierSpikesAndTakesThemAsConstant(PriorKind kind) {
    try (Workers workers = new Workers(2)) {
      PriorCase given = new PriorCase(kind, LATENTS, STEPS, SAMPLES, 8);
      PriorPass pass = given.prior.pass(SAMPLES, 2, workers);
      given.forward(pass, 0, 2);
      given.forward(pass, 2, 2);
      new Check(given, pass, 4, 2).requireAgreement();
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void windowsLongerThanAWordOfSpikesAreDifferentiatedToo(PriorKind kind) {
    try (Workers workers = new Workers(1)) {
      PriorCase given = new PriorCase(kind, 2, 35, 1, 9);
      PriorPass pass = given.prior.pass(2, 35, workers);
      new Check(given, pass, 0, 35).requireAgreement();
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aSmallerBatchIsNotTouchedByTheOneBefore(PriorKind kind) {
    try (Workers workers = new Workers(2)) {
      PriorCase large = new PriorCase(kind, LATENTS, STEPS, SAMPLES + 2, 10);
      PriorPass pass = large.prior.pass(SAMPLES + 2, STEPS, workers);
      large.run(pass, 0, STEPS, large.gaussian(STEPS));
      PriorCase small = new PriorCase(kind, LATENTS, STEPS, SAMPLES, 10);
      System.arraycopy(
          large.prior.parameters().values(),
          0,
          small.prior.parameters().values(),
          0,
          small.prior.parameters().length());
      new Check(small, pass, 0, STEPS).requireAgreement();
    }
  }

  /** One window of a batch. */
  private static final class Check {
    private final PriorCase given;
    private final PriorPass pass;
    private final int from;
    private final int steps;
    private final PriorReference reference;
    private final PriorReference.State[] start;
    private final PriorReference.HiddenSpikes[] record;
    private final double[][][] z;
    private final Rows change;

    Check(PriorCase given, PriorPass pass, int from, int steps) {
      this.given = given;
      this.pass = pass;
      this.from = from;
      this.steps = steps;
      reference = new PriorReference(given.kind, given.prior);
      start = new PriorReference.State[given.samples];
      record = new PriorReference.HiddenSpikes[given.samples];
      z = new double[given.samples][][];
      change = given.gaussian(steps);
    }

    void requireAgreement() {
      double[] values = PriorReference.parameters(given.prior);
      PriorCase.Result result = given.run(pass, from, steps, change);
      for (int b = 0; b < given.samples; b++) {
        start[b] = new PriorReference.State(given.prior.latents());
        PriorReference.HiddenSpikes before = new PriorReference.HiddenSpikes(from);
        reference.logOdds(values, given.numbers(b, 0, from), 0, start[b], before);
        record[b] = new PriorReference.HiddenSpikes(steps);
        z[b] = given.numbers(b, from, steps);
        double[][] odds = reference.logOdds(values, z[b], from, start[b].copy(), record[b]);
        record[b].keep();
        requireLogOdds(odds, result.logOdds().from(b * steps));
        assertTrue(
            given.kind != PriorKind.SPIKING_NETWORK
                || Math.min(before.nearestToThreshold(), record[b].nearestToThreshold()) > 1e-6,
            "another seed, please: a potential is at the threshold");
      }
      requireParameters(values, result.gradient());
      requireSpikes(values, result.adjoint());
    }

    private void requireLogOdds(double[][] expected, Rows actual) {
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < actual.width(); n++) {
          double v = n < expected[t].length ? expected[t][n] : 0;
          assertEquals(v, actual.values()[actual.index(t, n)], 1e-5 * (1 + Math.abs(v)), "v");
        }
      }
    }

    private void requireParameters(double[] values, float[] gradient) {
      for (int i = 0; i < Padding.LEAD; i++) {
        assertEquals(0, gradient[i]);
      }
      for (Parameters.Slice slice : given.prior.parameters().slices()) {
        double[][] expected = new double[slice.rows()][slice.columns()];
        double size = 0;
        for (int r = 0; r < slice.rows(); r++) {
          for (int c = 0; c < slice.columns(); c++) {
            expected[r][c] = derivative(values, slice.at(r, c));
            size = Math.max(size, Math.abs(expected[r][c]));
          }
        }
        assertTrue(size > 0, slice.name());
        for (int r = 0; r < slice.rows(); r++) {
          for (int c = 0; c < slice.stride(); c++) {
            double e = c < slice.columns() ? expected[r][c] : 0;
            assertEquals(e, gradient[slice.at(r, c)], CLOSE * size, slice.name() + " " + r);
          }
        }
      }
    }

    private double derivative(double[] values, int i) {
      double value = values[i];
      values[i] = value + SMALL;
      double above = loss(values);
      values[i] = value - SMALL;
      double below = loss(values);
      values[i] = value;
      return (above - below) / (2 * SMALL);
    }

    private void requireSpikes(double[] values, Rows adjoint) {
      double[] expected = new double[given.samples * steps * given.prior.latents()];
      int i = 0;
      for (double[][] sample : z) {
        for (double[] step : sample) {
          for (int n = 0; n < step.length; n++) {
            double value = step[n];
            step[n] = value + SMALL;
            double above = loss(values);
            step[n] = value - SMALL;
            double below = loss(values);
            step[n] = value;
            expected[i++] = (above - below) / (2 * SMALL);
          }
        }
      }
      double size = 1e-3 + Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      i = 0;
      for (int r = 0; r < given.samples * steps; r++) {
        for (int n = 0; n < adjoint.width(); n++) {
          double e = n < given.prior.latents() ? expected[i++] : 0;
          double added = adjoint.values()[adjoint.index(r, n)] - 42f; // what was there before
          assertEquals(e, added, CLOSE * size + 1e-5, "adjoint of the spikes at row " + r);
        }
      }
    }

    private double loss(double[] values) {
      double sum = 0;
      for (int b = 0; b < given.samples; b++) {
        double[][] odds = reference.logOdds(values, z[b], from, start[b].copy(), record[b]);
        for (int t = 0; t < steps; t++) {
          for (int n = 0; n < odds[t].length; n++) {
            sum += change.values()[change.index(b * steps + t, n)] * odds[t][n];
          }
        }
      }
      return sum;
    }
  }
}

package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.random.FastRandom;

final class AdamaxTest {
  private static Parameters parameters() {
    Parameters.Layout layout = new Parameters.Layout();
    layout.padded("first", 7, 5);
    layout.dense("second", 1, 37);
    Parameters parameters = layout.build();
    for (Parameters.Slice slice : parameters.slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          parameters.values()[slice.at(r, c)] = 0.1f * (r - c);
        }
      }
    }
    return parameters;
  }

  private static void draw(MomentOptimiser adamax, FastRandom random) {
    for (Parameters.Slice slice : adamax.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          adamax.gradient()[slice.at(r, c)] = (float) random.nextGaussian();
        }
      }
    }
  }

  @Test
  void theMomentsAfterOneUpdateAreThoseOfItsGradient() {
    try (Workers workers = new Workers(1)) {
      Adamax adam = new Adamax(parameters(), workers);
      int at = adam.parameters().slice("first").at(2, 3);
      adam.gradient()[at] = 2;
      adam.update(0.01, workers);
      assertEquals(0.2, adam.firstMoment()[at], 1e-6);
      assertEquals(2, adam.secondMoment()[at], 1e-6);
    }
  }

  @Test
  void everyStepIsThatOfThePublishedAlgorithm() {
    try (Workers workers = new Workers(2)) {
      Adamax adamax = new Adamax(parameters(), workers);
      float[] values = adamax.parameters().values();
      double[] w = new double[values.length];
      double[] m = new double[values.length];
      double[] u = new double[values.length];
      for (int i = 0; i < w.length; i++) {
        w[i] = values[i];
      }
      FastRandom random = new FastRandom(4);
      for (int n = 1; n <= 5; n++) {
        draw(adamax, random);
        for (int i = 0; i < w.length; i++) {
          double g = adamax.gradient()[i];
          m[i] = 0.9 * m[i] + 0.1 * g;
          u[i] = Math.max(0.999 * u[i], Math.abs(g) + 1e-8);
          w[i] -= 0.01 / (1 - Math.pow(0.9, n)) * m[i] / u[i];
        }
        adamax.update(0.01, workers);
      }
      for (int i = 0; i < w.length; i++) {
        assertEquals(w[i], values[i], 1e-6);
      }
      assertEquals(5, adamax.updates());
    }
  }

  @Test
  void paddingStaysZeroAndWorkersMakeNoDifference() {
    float[][] values = new float[2][];
    for (int run = 0; run < 2; run++) {
      try (Workers workers = new Workers(1 + 2 * run)) {
        Adamax adamax = new Adamax(parameters(), workers);
        FastRandom random = new FastRandom(4);
        for (int n = 0; n < 3; n++) {
          draw(adamax, random);
          adamax.update(0.01, workers);
        }
        Parameters.Slice slice = adamax.parameters().slice("first");
        assertEquals(0f, adamax.parameters().values()[slice.at(2, slice.columns())], 1e-25f);
        values[run] = adamax.parameters().values();
      }
    }
    assertArrayEquals(values[0], values[1]);
  }

  @Test
  void theSliceWhoseGradientIsNotFiniteIsNamed() {
    try (Workers workers = new Workers(1)) {
      Adamax adamax = new Adamax(parameters(), workers);
      adamax.gradient()[adamax.parameters().slice("first").at(2, 1)] = Float.NaN;
      NumericException e = assertThrows(NumericException.class, () -> adamax.update(0.01, workers));
      assertTrue(String.valueOf(e.getMessage()).contains("first"), e.getMessage());
    }
  }
}

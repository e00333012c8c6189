package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.random.FastRandom;

final class AdamTest {
  @Test
  void theScaleOfAGradientDoesNotChangeAnUpdate() {
    float scale = 0x1p-30f;
    try (Workers workers = new Workers(1)) {
      Adam usual = new Adam(parameters(), workers);
      Adam small = new Adam(parameters(), scale, workers);
      Adam unaware = new Adam(parameters(), workers);
      FastRandom random = new FastRandom(4);
      for (int n = 0; n < 5; n++) {
        for (Parameters.Slice slice : usual.parameters().slices()) {
          for (int i = slice.at(0, 0); i < slice.at(slice.rows(), 0); i += 3) {
            float g = (float) random.nextGaussian();
            usual.gradient()[i] = g;
            small.gradient()[i] = scale * g;
            unaware.gradient()[i] = scale * g;
          }
        }
        usual.update(0.01, workers);
        small.update(0.01, workers);
        unaware.update(0.01, workers);
      }
      float[] expected = usual.parameters().values();
      assertArrayEquals(expected, small.parameters().values(), 1e-6f);
      float most = 0;
      for (int i = 0; i < expected.length; i++) {
        most = Math.max(most, Math.abs(expected[i] - unaware.parameters().values()[i]));
      }
      assertTrue(most > 0.01f, "the epsilon of usual gradients hides small ones: " + most);
    }
  }

  @Test
  void weightsOfManyInputsTakeSmallerSteps() {
    Parameters.Layout layout = new Parameters.Layout();
    Parameters.Slice usual = layout.padded("usual", 8192, 2);
    Parameters.Slice wide = layout.padded("wide", 4 * 8192, 2);
    Parameters.Slice ofMaps = layout.padded("of maps", 1200, 2, 600);
    Parameters parameters = layout.build();
    try (Workers workers = new Workers(2)) {
      Adam adam = new Adam(parameters, workers);
      adam.gradient()[usual.at(5, 1)] = 3;
      adam.gradient()[wide.at(30_000, 1)] = 3;
      adam.gradient()[ofMaps.at(7, 1)] = 3;
      adam.update(0.01, workers);
    }
    assertEquals(-0.01, parameters.values()[usual.at(5, 1)], 1e-6);
    assertEquals(-0.0025, parameters.values()[wide.at(30_000, 1)], 1e-6);
    assertEquals(-0.005, parameters.values()[ofMaps.at(7, 1)], 1e-6);
  }

  @Test
  void aGradientInPartsUpdatesToTheSameBitsAsAWholeOne() {
    try (Workers workers = new Workers(3)) {
      Adam whole = new Adam(parameters(), workers);
      Adam parts = new Adam(parameters(), workers);
      FastRandom random = new FastRandom(2);
      for (int n = 0; n < 4; n++) {
        parts.begin(0.01);
        for (Parameters.Slice slice : whole.parameters().slices()) {
          for (int from = 0; from < slice.rows(); from += 3) {
            Range rows = new Range(from, Math.min(slice.rows(), from + 3));
            int worker = from / 3 % 3;
            Rows place = parts.place(slice, rows, worker);
            for (int r = from; r < rows.to(); r++) {
              for (int c = 0; c < slice.columns(); c++) {
                float g = (float) random.nextGaussian();
                whole.gradient()[slice.at(r, c)] = g;
                place.values()[place.index(r - from, c)] = g;
              }
            }
            parts.complete(slice, rows, worker);
          }
        }
        parts.end();
        whole.update(0.01, workers);
      }
      assertArrayEquals(whole.parameters().values(), parts.parameters().values());
      assertArrayEquals(whole.firstMoment(), parts.firstMoment());
      assertArrayEquals(whole.secondMoment(), parts.secondMoment());
      assertEquals(4, parts.updates());
    }
  }

  @Test
  void theMomentsAfterOneUpdateAreThoseOfItsGradient() {
    try (Workers workers = new Workers(1)) {
      Adam adam = new Adam(parameters(), workers);
      int at = adam.parameters().slice("first").at(2, 3);
      adam.gradient()[at] = 2;
      adam.update(0.01, workers);
      assertEquals(0.2, adam.firstMoment()[at], 1e-6);
      assertEquals(0.004, adam.secondMoment()[at], 1e-6);
    }
  }

  @Test
  void theNormOfAGradientIsMeasuredSliceBySliceWhenAsked() {
    try (Workers workers = new Workers(2)) {
      Adam adam = new Adam(parameters(), workers);
      Parameters.Slice first = adam.parameters().slice("first");
      adam.gradient()[first.at(0, 0)] = 3;
      adam.gradient()[first.at(first.rows() - 1, 1)] = -4;
      adam.gradient()[adam.parameters().slice("second").at(0, 5)] = 2;
      adam.update(0.01, workers);
      assertTrue(adam.gradientNorms().isEmpty(), "nobody asked");
      adam.measure(true);
      adam.update(0.01, workers);
      assertEquals(5, adam.gradientNorms().getOrDefault("first", 0.0), 1e-9);
      assertEquals(2, adam.gradientNorms().getOrDefault("second", 0.0), 1e-9);
      adam.measure(false);
      adam.gradient()[first.at(0, 0)] = 30;
      adam.update(0.01, workers);
      assertEquals(
          5, adam.gradientNorms().getOrDefault("first", 0.0), 1e-9, "the last that was measured");
    }
  }

  @Test
  void theBadSliceNearestToTheOutputIsNamed() {
    try (Workers workers = new Workers(2)) {
      Adam adam = new Adam(parameters(), workers);
      adam.gradient()[adam.parameters().slice("first").at(2, 1)] = Float.NaN;
      adam.gradient()[adam.parameters().slice("second").at(0, 5)] = Float.POSITIVE_INFINITY;
      NumericException e = assertThrows(NumericException.class, () -> adam.update(0.01, workers));
      assertTrue(String.valueOf(e.getMessage()).contains("second"), e.getMessage());
      adam.gradient()[adam.parameters().slice("second").at(0, 5)] = 1f;
      e = assertThrows(NumericException.class, () -> adam.update(0.01, workers));
      assertTrue(String.valueOf(e.getMessage()).contains("first"), e.getMessage());
    }
  }

  private static Parameters parameters() {
    Parameters.Layout layout = new Parameters.Layout();
    layout.padded("first", 10, 37);
    layout.padded("second", 1, 70);
    layout.dense("third", 7, 5);
    return layout.build();
  }
}

package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class PatchProductTest {
  private static final int LINES = 3;

  /** Operands with enough space around them, drawn at random. */
  private static float[] random(int length, FastRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 5",
    "2, 16, 16",
    "3, 17, 1",
    "4, 7, 24",
    "5, 32, 33",
    "7, 48, 48",
    "8, 9, 64",
    "9, 16, 3",
    "14, 20, 40",
    "16, 5, 100"
  })
  void everyOutputIsItsPatchTimesTheWeightsPlusTheBias(int positions, int run, int channels) {
    FastRandom random = new FastRandom(positions);
    int step = 3 * run;
    int outStep = (channels + 15) / 16 * 16;
    int[] leftRuns = {0, 2 * run, -run};
    int[] rightRows = {run, 0, 2 * run};
    PatchProduct.Grid grid =
        new PatchProduct.Grid(
            LINES, positions, positions * step, step, 2 * positions * outStep, 2 * outStep);
    float[] left = random((LINES * positions + 1) * step + 2 * run, random);
    Rows right = Rows.spread(3 * run, channels);
    System.arraycopy(random(right.values().length, random), 0, right.values(), 0, 1);
    float[] weights = random(right.values().length, random);
    System.arraycopy(weights, 0, right.values(), 0, weights.length);
    Rows bias = new Rows(random(right.stride() + 1, random), 1, right.stride());
    for (float floor : new float[] {0f, PatchProduct.NO_FLOOR}) {
      PatchProduct product = new PatchProduct(leftRuns, rightRows, run, grid, channels, floor);
      float[] out = new float[2 * LINES * positions * outStep + outStep];
      Arrays.fill(out, 42f);
      product.multiply(left, run, right, bias, out, 0);
      for (int p = 0; p < LINES * positions; p++) {
        for (int c = 0; c < channels; c++) {
          double sum = bias.values()[bias.index(0, c)];
          for (int i = 0; i < leftRuns.length; i++) {
            for (int k = 0; k < run; k++) {
              double factor = left[run + p * step + leftRuns[i] + k];
              sum += factor * right.values()[right.index(rightRows[i] + k, c)];
            }
          }
          double expected = Math.max(floor, sum);
          assertEquals(expected, out[2 * p * outStep + c], 1e-4, p + ", " + c);
        }
        assertEquals(42f, out[(2 * p + 1) * outStep], "what lies between stays");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "5, 16", "9, 24", "20, 33", "64, 48", "49, 70"})
  void gradientsAreSumsOverThePositionsAndAreAddedTo(int positions, int channels) {
    FastRandom random = new FastRandom(positions);
    int step = 24;
    int outStep = (channels + 15) / 16 * 16;
    int[] in = new int[positions];
    int[] out = new int[positions];
    Arrays.setAll(in, k -> (positions - 1 - k) * step);
    Arrays.setAll(out, k -> k * outStep);
    PatchGradient gradient = new PatchGradient(in, out, outStep + 32, channels);
    float[] inputs = random(positions * step, random);
    float[] adjoints = random(positions * outStep, random);
    float[] sums = random(3 + PatchGradient.BLOCK * (outStep + 32), random);
    float[] before = sums.clone();
    gradient.add(inputs, 16, adjoints, 0, sums, 3);
    for (int r = 0; r < PatchGradient.BLOCK; r++) {
      for (int c = 0; c < channels; c++) {
        int at = 3 + r * (outStep + 32) + c;
        double expected = before[at];
        for (int k = 0; k < positions; k++) {
          expected += (double) inputs[in[k] + 16 + r] * adjoints[out[k] + c];
        }
        assertEquals(expected, sums[at], 1e-4, r + ", " + c);
      }
    }
  }
}

package spikeloom.kernel;

import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

/**
 * Numbers with so few bits that every sum of the kernel tests is exact in float, whatever its
 * order: a kernel then has to agree with a plain loop to the bit.
 */
final class Dyadic {
  private static final int LEVELS = 64;

  private Dyadic() {}

  /** A multiple of 1/64 in (-1, 1), never 0, so that a forgotten term shows. */
  static float next(FastRandom random) {
    int level = 1 + random.nextInt(LEVELS - 1);
    return (random.nextInt(2) == 0 ? level : -level) / (float) LEVELS;
  }

  /** A matrix of such numbers behind {@code at} guard values, padding zero. */
  static Rows matrix(int at, int rows, int columns, int stride, FastRandom random) {
    Rows matrix = new Rows(new float[at + rows * stride + at], at, stride);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        matrix.values()[at + r * stride + c] = next(random);
      }
    }
    return matrix;
  }
}
